package org.showpay.contracts.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * A problem that is told before Spring MVC is asked: where nobody is there yet to make JSON of it,
 * or where telling it has to cost next to nothing. Its words are made once.
 */
public final class EarlyProblem {

  private final HttpStatus status;
  private final HttpHeaders headers;
  private final byte[] json;

  /**
   * One whose code is the status by its name.
   *
   * @param detail of ours alone, without a character that JSON has a meaning for
   */
  EarlyProblem(HttpStatus status, NextStep nextStep, String detail) {
    this(new ProblemException(status, status.name(), nextStep, detail));
  }

  /**
   * The same as that would be told, where its words have no character that JSON has a meaning for.
   */
  public EarlyProblem(ProblemException problem) {
    ProblemDetail told = problem.getBody();
    this.status = HttpStatus.valueOf(told.getStatus());
    this.headers = problem.getHeaders();
    this.json =
        """
        {"title":"%s","status":%d,"code":"%s","nextStep":"%s","detail":"%s"}\
        """
            .formatted(
                status.getReasonPhrase(),
                status.value(),
                problem.code(),
                problem.nextStep(),
                told.getDetail())
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Answers with it. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status.value());
    headers.forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
