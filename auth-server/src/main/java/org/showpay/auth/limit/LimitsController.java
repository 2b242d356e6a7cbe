package org.showpay.auth.limit;

import org.showpay.contracts.subscriber.LimitsApi;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.RestController;

/** Limits over HTTP. */
@RestController
class LimitsController implements LimitsApi {

  private final SpendingLimits limits;

  LimitsController(SpendingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Limits limits(SubscriberId subscriber) {
    return limits.of(subscriber);
  }

  @Override
  public Limits change(SubscriberId subscriber, Limits wanted) {
    return limits.change(subscriber, wanted);
  }
}
