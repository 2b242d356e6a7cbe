package org.showpay.auth.console.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.showpay.auth.console.operator.Operator;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows operators by the cookie of their session. */
final class SessionCookie extends OncePerRequestFilter {

  private static final String NAME = "showpay-console";
  private static final String PATH = "/console";

  private final Sessions sessions;

  SessionCookie(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    tokenIn(request)
        .flatMap(token ->
            isAskedByThePage(request)
                ? sessions.find(token, request.getRemoteAddr())
                : sessions.use(token, request.getRemoteAddr()))
        .ifPresent(SessionCookie::letIn);
    chain.doFilter(request, response);
  }

  /** The page keeps itself new without anybody: that is no use of the session. */
  private static boolean isAskedByThePage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.endsWith("/live") || path.endsWith("/rows");
  }

  static Optional<String> tokenIn(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** No script can read it, and no other site can use it; over TLS it goes nowhere else. */
  static ResponseCookie handOver(String token, HttpServletRequest request) {
    return cookie(token, request).build();
  }

  static ResponseCookie takeBack(HttpServletRequest request) {
    return cookie("", request).maxAge(Duration.ZERO).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      String token, HttpServletRequest request) {
    return ResponseCookie.from(NAME, token)
        .path(PATH)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(request.isSecure());
  }

  private static void letIn(Operator operator) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            operator, "", List.of(new SimpleGrantedAuthority(operator.role().name()))));
    SecurityContextHolder.setContext(context);
  }
}
