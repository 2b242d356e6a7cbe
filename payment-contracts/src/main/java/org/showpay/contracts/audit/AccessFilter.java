package org.showpay.contracts.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.trail.Trail;
import org.showpay.contracts.trust.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Has each request to an API or to the console written down, whoever sent it and how it ended. */
final class AccessFilter extends OncePerRequestFilter {

  private static final String NOBODY = "nobody";
  private static final int FAILED = 500;
  private static final int LONGEST = 200;

  private static final Pattern ID = Pattern.compile("[a-z]{2,4}_[0-9a-f]{32}");

  /** Whoever mistypes an address may put a code, a card number or a key into it. */
  private static final Pattern SECRET = Pattern.compile("[0-9]{12,}|[A-Za-z0-9_-]{40,}");

  /** The address of a payment screen is what opens it. */
  private static final String SECRET_PART = "screen";

  private final AuditBook book;
  private final Clock clock;

  AccessFilter(AuditBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** Probes, metrics and what a page is painted with are not about anybody or anything. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/v1/") && !(path.startsWith("/console") && path.indexOf('.') < 0);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    book.requireRoom();
    int result = FAILED;
    try {
      chain.doFilter(request, response);
      result = response.getStatus();
    } finally {
      book.note(access(request, result));
    }
  }

  private Access access(HttpServletRequest request, int result) {
    return new Access(
        clock.instant(),
        who(SecurityContextHolder.getContext().getAuthentication()),
        clean(request.getMethod() + " " + route(request)),
        clean(object(request)),
        clean(request.getRemoteAddr()),
        result);
  }

  private static String who(@Nullable Authentication authentication) {
    return switch (authentication == null ? NOBODY : authentication.getPrincipal()) {
      case Caller.Service service -> service.kind();
      case Caller.Terminal terminal -> terminal.kind() + " " + terminal.terminal();
      case Caller.Handset handset -> handset.kind() + " " + handset.handset();
      case Caller caller -> caller.kind();
      case Named named -> named.nameInAudit();
      case null, default -> NOBODY;
    };
  }

  private static String route(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? masked(request.getRequestURI()) : pattern.toString();
  }

  /** A payment is named wherever it stood; else the parts of the address that are ids. */
  private static String object(HttpServletRequest request) {
    String payment = Trail.payment();
    if (payment != null) {
      return payment;
    }
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> parts
        && !parts.isEmpty()) {
      return parts.entrySet().stream()
          .map(part ->
              part.getKey().equals(SECRET_PART)
                  ? SECRET_PART
                  : part.getKey() + " " + masked(String.valueOf(part.getValue())))
          .collect(Collectors.joining(", "));
    }
    return route(request);
  }

  private static String clean(String text) {
    String bounded = text.substring(0, Math.min(text.length(), LONGEST));
    return bounded.replaceAll("\\p{Cntrl}", "?");
  }

  private static String masked(String text) {
    return ID.matcher(text).matches() ? text : SECRET.matcher(text).replaceAll("(hidden)");
  }
}
