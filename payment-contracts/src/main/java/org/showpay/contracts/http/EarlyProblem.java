package org.showpay.contracts.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.showpay.contracts.problem.NextStep;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A problem that is told before Spring MVC is asked, where nobody is there yet to make JSON of it.
 * Its code is the status by its name.
 *
 * @param detail of ours alone, without a character that JSON has a meaning for
 */
record EarlyProblem(HttpStatus status, NextStep nextStep, String detail) {

  /** Answers with it. */
  void write(HttpServletResponse response) throws IOException {
    byte[] json = json();
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  private byte[] json() {
    return """
    {"title":"%s","status":%d,"code":"%s","nextStep":"%s","detail":"%s"}\
    """
        .formatted(status.getReasonPhrase(), status.value(), status.name(), nextStep, detail)
        .getBytes(StandardCharsets.UTF_8);
  }
}
