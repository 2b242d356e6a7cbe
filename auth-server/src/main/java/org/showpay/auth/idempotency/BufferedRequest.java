package org.showpay.auth.idempotency;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.showpay.contracts.http.ReplayedRequest;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A request whose body was read already. Its answer must be whole when its thread returns. */
final class BufferedRequest extends ReplayedRequest {

  private static final int MOST_BYTES = 320 * 1024;

  private BufferedRequest(HttpServletRequest request, byte[] body) {
    super(request, body);
  }

  static BufferedRequest of(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new ProblemException(
          HttpStatus.CONTENT_TOO_LARGE,
          "CONTENT_TOO_LARGE",
          NextStep.FIX_REQUEST,
          "A request with an Idempotency-Key has a body of 320 kB at most.");
    }
    return new BufferedRequest(request, body);
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public AsyncContext startAsync() {
    throw new IllegalStateException("The answer to a POST with an Idempotency-Key comes at once");
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return startAsync();
  }
}
