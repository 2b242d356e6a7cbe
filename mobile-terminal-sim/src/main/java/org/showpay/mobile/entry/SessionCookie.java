package org.showpay.mobile.entry;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.phone.PhoneId;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows callers of a phone's pages by that phone's cookie: each phone has one of its own. */
final class SessionCookie extends OncePerRequestFilter {

  private static final String NAME = "showpay-phone";
  private static final Pattern PHONE = Pattern.compile("/phones/([^/]+)(/.*)?");

  private final PageSessions sessions;

  SessionCookie(PageSessions sessions) {
    this.sessions = sessions;
  }

  /** The phone whose pages are asked for, if it is a phone's. */
  static Optional<PhoneId> phoneOf(HttpServletRequest request) {
    Matcher path = PHONE.matcher(request.getRequestURI());
    try {
      return path.matches() ? Optional.of(PhoneId.of(path.group(1))) : Optional.empty();
    } catch (IllegalArgumentException noPhone) {
      return Optional.empty();
    }
  }

  /** Hands a session to the browser; no script can read it, and no other site can use it. */
  static ResponseCookie handOver(PhoneId phone, String token) {
    return cookie(phone, token).build();
  }

  /** Takes it back. */
  static ResponseCookie takeBack(PhoneId phone) {
    return cookie(phone, "").maxAge(Duration.ZERO).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(PhoneId phone, String token) {
    return ResponseCookie.from(NAME, token)
        .path("/phones/" + phone)
        .httpOnly(true)
        .sameSite("Strict");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    phoneOf(request)
        .flatMap(phone -> tokenIn(request).flatMap(token -> sessionOf(request, token, phone)))
        .ifPresent(SessionCookie::letIn);
    chain.doFilter(request, response);
  }

  /** An open page asks for its stream again and again by itself. */
  private Optional<PageSession> sessionOf(HttpServletRequest request, String token, PhoneId phone) {
    return request.getRequestURI().endsWith("/events")
        ? sessions.find(token, phone)
        : sessions.use(token, phone);
  }

  private static Optional<String> tokenIn(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .findFirst();
  }

  private static void letIn(PageSession session) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(session, "", List.of()));
    SecurityContextHolder.setContext(context);
  }
}
