package org.showpay.contracts.terminal;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Signs what a terminal sends, where it has a key for that; the last thing before it leaves. From
 * when the auth-server knows a terminal's next key it takes no request that no key of it signed, so
 * what it refuses is sent once more, signed with that. Whoever is refused was not listened to: to
 * send it twice does nothing twice.
 */
public final class TerminalSigning implements ClientHttpRequestInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(TerminalSigning.class);
  private static final String BEARER = "Bearer ";

  private final TerminalKeyring keys;
  private final Clock clock;

  /** Signs with these keys, at the time of this clock. */
  public TerminalSigning(TerminalKeyring keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] content, ClientHttpRequestExecution execution)
      throws IOException {
    String bearer = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    ApiKey terminal = new ApiKey(Objects.requireNonNull(bearer).substring(BEARER.length()));
    keys.present(terminal).ifPresent(key -> sign(request, content, key));
    ClientHttpResponse answer = execution.execute(request, content);
    Optional<SigningKey> next = isRefused(answer) ? keys.next(terminal) : Optional.empty();
    if (next.isEmpty()) {
      return answer;
    }
    answer.close();
    sign(request, content, next.get());
    ClientHttpResponse second = execution.execute(request, content);
    if (!isRefused(second)) {
      adopt(terminal, next.get());
    }
    return second;
  }

  /** What was answered is not lost because of it: whoever is refused the next time adopts it. */
  private void adopt(ApiKey terminal, SigningKey next) {
    try {
      keys.adopt(terminal, next);
    } catch (RuntimeException e) {
      LOG.warn("A terminal's next key was taken, and is not kept as its key yet", e);
    }
  }

  private void sign(HttpRequest request, byte[] content, SigningKey key) {
    new RequestSigner(key, clock).sign(request, content);
  }

  private static boolean isRefused(ClientHttpResponse answer) throws IOException {
    return answer.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
  }
}
