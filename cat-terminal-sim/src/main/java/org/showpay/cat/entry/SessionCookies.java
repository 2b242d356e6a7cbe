package org.showpay.cat.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows callers of a till's pages by their cookie: each side of the counter has one of its own. */
final class SessionCookies extends OncePerRequestFilter {

  private final PageSessions sessions;

  SessionCookies(PageSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Arrays.stream(Role.values())
        .filter(role -> role.isAt(request.getRequestURI()))
        .findFirst()
        .flatMap(role ->
            tokenIn(request, role)
                .flatMap(token -> sessionAt(request.getRequestURI(), role, token)))
        .ifPresent(SessionCookies::letIn);
    chain.doFilter(request, response);
  }

  /** The browser renews a page's stream by itself: that is no use of the session. */
  Optional<PageSession> sessionAt(String uri, Role role, String token) {
    return uri.endsWith("/events") ? sessions.find(token, role) : sessions.use(token, role);
  }

  private static Optional<String> tokenIn(HttpServletRequest request, Role role) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(role.cookie()))
            .map(Cookie::getValue)
            .findFirst();
  }

  private static void letIn(PageSession session) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            session, "", List.of(new SimpleGrantedAuthority(session.role().name()))));
    SecurityContextHolder.setContext(context);
  }
}
