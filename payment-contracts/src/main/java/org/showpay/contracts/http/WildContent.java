package org.showpay.contracts.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses content that is said to be of whatever type, before Spring looks for who handles it: it
 * takes such a type for a bug of its own.
 */
public final class WildContent extends OncePerRequestFilter {

  private static final String PROBLEM =
      """
      {"title":"Unsupported Media Type","status":415,"code":"UNSUPPORTED_MEDIA_TYPE",\
      "nextStep":"FIX_REQUEST","detail":"Content is of one type."}\
      """;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type == null || !type.contains("*")) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
  }
}
