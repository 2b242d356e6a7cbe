package org.showpay.cat.till;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.RequestSigner;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Signs what a till sends, where the till has a key for that; the last thing before it leaves. */
@Component
public final class Signing implements ClientHttpRequestInterceptor {

  private static final String BEARER = "Bearer ";

  private final SigningKeys keys;
  private final Clock clock;

  Signing(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] content, ClientHttpRequestExecution execution)
      throws IOException {
    String bearer = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    ApiKey till = new ApiKey(Objects.requireNonNull(bearer).substring(BEARER.length()));
    keys.of(till).ifPresent(key -> new RequestSigner(key, clock).sign(request, content));
    return execution.execute(request, content);
  }
}
