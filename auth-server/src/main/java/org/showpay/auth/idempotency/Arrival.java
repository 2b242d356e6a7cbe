package org.showpay.auth.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A request as it came in; it holds secrets and lives no longer than its answer.
 *
 * @param caller who sent it: keys of different callers never meet
 * @param route method and path, decoded, so that two spellings of it are one
 * @param key the Idempotency-Key
 */
record Arrival(String caller, String route, String key, String query) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  static Arrival of(HttpServletRequest request, Caller caller) {
    return new Arrival(
        name(caller),
        request.getMethod() + ' ' + request.getServletPath(),
        keyOf(request),
        Objects.requireNonNullElse(request.getQueryString(), ""));
  }

  private static String keyOf(HttpServletRequest request) {
    var values = request.getHeaders(HEADER);
    String key = values.nextElement();
    if (values.hasMoreElements() || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "IDEMPOTENCY_KEY_MALFORMED",
          NextStep.FIX_REQUEST,
          "The header Idempotency-Key is one key of 1 to 255 visible ASCII characters.");
    }
    return key;
  }

  /** Whoever proved who they are; strangers have no keys, since they would share them. */
  static Optional<Caller> whoCalls() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  private static String name(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> service.kind();
      case Caller.Operator operator -> operator.kind();
      case Caller.Scraper scraper -> scraper.kind();
      case Caller.Terminal terminal -> terminal.kind() + ':' + terminal.terminal();
      case Caller.Handset handset ->
          handset.kind() + ':' + handset.handset() + ':' + handset.subscriber();
    };
  }

  @Override
  public String toString() {
    return "Arrival[" + caller + ' ' + route + ']';
  }
}
