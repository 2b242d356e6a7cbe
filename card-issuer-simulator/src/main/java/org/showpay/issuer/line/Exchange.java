package org.showpay.issuer.line;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.showpay.contracts.http.ReplayedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** One message to the host and what comes back: the work and the answer, taken apart. */
public final class Exchange {

  private final HttpServletRequest request;
  private final byte[] body;
  private final HttpServletResponse response;
  private final FilterChain host;

  /** A message whose body has been read. */
  public Exchange(
      HttpServletRequest request, byte[] body, HttpServletResponse response, FilterChain host) {
    this.request = request;
    this.body = body.clone();
    this.response = response;
    this.host = host;
  }

  /** Has something said to the host that the message does not say. */
  public void note(String name, Object value) {
    request.setAttribute(name, value);
  }

  /** The message reaches the host, and the host's answer is sent. */
  public void pass() throws IOException, ServletException {
    host.doFilter(new ReplayedRequest(request, body), response);
  }

  /** The message reaches the host, and nothing is sent yet. */
  public KeptAnswer work() throws IOException, ServletException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    host.doFilter(new ReplayedRequest(request, body), kept);
    KeptAnswer answer =
        new KeptAnswer(kept.getStatus(), kept.getContentType(), kept.getContentAsByteArray());
    response.reset();
    return answer;
  }

  /** Sends an answer; where it is a good one, changed like this. */
  public void send(KeptAnswer answer, UnaryOperator<byte[]> change) throws IOException {
    byte[] bytes = answer.isGood() ? change.apply(answer.body()) : answer.body();
    response.setStatus(answer.status());
    if (answer.type() != null) {
      response.setContentType(answer.type());
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Answers that it cannot be done. */
  public void fail(HttpStatus status) throws IOException {
    response.sendError(status.value());
  }

  /** Closes the connection without a byte of an answer. */
  public void cut() {
    response.reset();
    LineCutter.cut(request);
  }
}
