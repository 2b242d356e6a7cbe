package org.showpay.contracts.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that no message of ours is as long as, before anything is made of them. */
public final class BodyLimit extends OncePerRequestFilter {

  private static final int TOO_LARGE = 413;
  private static final String PROBLEM =
      """
      {"title":"Content Too Large","status":413,"code":"CONTENT_TOO_LARGE",\
      "nextStep":"FIX_REQUEST","detail":"No request to this service has so long a body."}\
      """;

  private final int most;

  /** A limit of so many bytes. */
  public BodyLimit(DataSize most) {
    this.most = Math.toIntExact(most.toBytes());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long announced = request.getContentLengthLong();
    if (announced > most) {
      refuse(response);
    } else if (announced < 0 && request.getHeader("Transfer-Encoding") != null) {
      passOn(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Who does not say how long a body is has it read up to the limit first. */
  private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      refuse(response);
    } else {
      chain.doFilter(new ReplayedRequest(request, body), response);
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(TOO_LARGE);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
  }
}
