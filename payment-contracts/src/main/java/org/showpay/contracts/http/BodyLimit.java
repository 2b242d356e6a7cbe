package org.showpay.contracts.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.showpay.contracts.problem.NextStep;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that no message of ours is as long as, before anything is made of them. */
final class BodyLimit extends OncePerRequestFilter {

  private static final EarlyProblem TOO_LARGE =
      new EarlyProblem(
          HttpStatus.CONTENT_TOO_LARGE,
          NextStep.FIX_REQUEST,
          "No request to this service has so long a body.");

  private final int most;

  /** A limit of so many bytes. */
  BodyLimit(DataSize most) {
    this.most = Math.toIntExact(most.toBytes());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long announced = request.getContentLengthLong();
    if (announced > most) {
      TOO_LARGE.write(response);
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
      TOO_LARGE.write(response);
    } else {
      chain.doFilter(new ReplayedRequest(request, body), response);
    }
  }
}
