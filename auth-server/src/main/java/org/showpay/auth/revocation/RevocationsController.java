package org.showpay.auth.revocation;

import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.RestController;

/** Taking codes back, over HTTP. */
@RestController
class RevocationsController implements RevocationsApi {

  private final Revocations revocations;

  RevocationsController(Revocations revocations) {
    this.revocations = revocations;
  }

  @Override
  public Revoked revoke(SubscriberId subscriber, CodesToRevoke codes) {
    return revocations.revoke(subscriber, codes);
  }
}
