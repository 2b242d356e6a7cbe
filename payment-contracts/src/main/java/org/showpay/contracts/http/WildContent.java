package org.showpay.contracts.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.showpay.contracts.problem.NextStep;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses content that is said to be of whatever type, before Spring looks for who handles it: it
 * takes such a type for a bug of its own.
 */
final class WildContent extends OncePerRequestFilter {

  private static final EarlyProblem UNSUPPORTED =
      new EarlyProblem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, NextStep.FIX_REQUEST, "Content is of one type.");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type == null || !type.contains("*")) {
      chain.doFilter(request, response);
      return;
    }
    UNSUPPORTED.write(response);
  }
}
