package org.showpay.contracts.trust;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestInterceptor;

/**
 * Says whose credential goes on a call, for clients that act for several: a phone simulator for
 * many handsets, a till simulator for many terminals.
 */
public final class BearerOf {

  private static final ScopedValue<String> CREDENTIAL = ScopedValue.newInstance();

  private BearerOf() {}

  /** Makes a call with this credential. */
  public static <R extends @Nullable Object, X extends Throwable> R call(
      String credential, ScopedValue.CallableOp<? extends R, X> call) throws X {
    return ScopedValue.where(CREDENTIAL, credential).call(call);
  }

  /** Puts the credential of {@link #call} on every request of a client. */
  public static ClientHttpRequestInterceptor interceptor() {
    return (request, body, execution) -> {
      ServiceTokens.requireNoTransaction();
      request.getHeaders().setBearerAuth(CREDENTIAL.get());
      return execution.execute(request, body);
    };
  }
}
