package org.showpay.cat.authorization;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.factor.SealingKeysApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Seals passwords before they leave; each till's key is asked for once and kept. */
@Component
final class Sealing {

  private final SealingKeysApi keys;
  private final InTime inTime;
  private final Map<ApiKey, SealingKey> known = new ConcurrentHashMap<>();

  Sealing(SealingKeysApi keys, InTime inTime) {
    this.keys = keys;
    this.inTime = inTime;
  }

  /** A request that is sealed when it first leaves, and is the very same each time it does. */
  static final class Envelope {

    private final AuthorizationRequest request;
    private @Nullable AuthorizationRequest sealed;

    Envelope(AuthorizationRequest request) {
      this.request = request;
    }

    AuthorizationRequest request() {
      return request;
    }
  }

  /** What may leave; without a password no key is asked for. */
  AuthorizationRequest close(Envelope envelope, ApiKey till, Deadline deadline) {
    AuthorizationRequest sealed = envelope.sealed;
    if (sealed == null) {
      AuthorizationRequest open = envelope.request;
      sealed = open.password() == null ? open : keyOf(till, deadline).seal(open);
      envelope.sealed = sealed;
    }
    return sealed;
  }

  private SealingKey keyOf(ApiKey till, Deadline deadline) {
    SealingKey kept = known.get(till);
    if (kept != null) {
      return kept;
    }
    SealingKey told = inTime.call(deadline, till, keys::find);
    known.put(till, told);
    return told;
  }

  /** What was sealed did not open: the key may have been changed. */
  void forget(ApiKey till) {
    known.remove(till);
  }
}
