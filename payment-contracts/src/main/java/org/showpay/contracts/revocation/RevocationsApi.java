package org.showpay.contracts.revocation;

import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Taking codes back at the auth-server. Callers: the operator; the pin-generator-service for the
 * consumer.
 */
@HttpExchange("/v1/subscribers/{subscriber}/code-revocations")
public interface RevocationsApi {

  /** Makes codes dead at once. Doing it twice is harmless, and none is told that is not theirs. */
  @PostExchange
  Revoked revoke(@PathVariable SubscriberId subscriber, @RequestBody CodesToRevoke codes);

  /** How many codes were alive until now. */
  record Revoked(int codes) {}
}
