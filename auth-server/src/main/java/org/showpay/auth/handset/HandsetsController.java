package org.showpay.auth.handset;

import java.util.List;
import org.showpay.contracts.handset.HandsetsApi;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.RestController;

/** Handsets as the operator takes them out of use and replaces them, over HTTP. */
@RestController
class HandsetsController implements HandsetsApi {

  private final LostHandsets handsets;

  HandsetsController(LostHandsets handsets) {
    this.handsets = handsets;
  }

  @Override
  public List<HandsetView> list(SubscriberId subscriber) {
    return handsets.of(subscriber);
  }

  @Override
  public NewHandset add(SubscriberId subscriber) {
    return handsets.add(subscriber);
  }

  @Override
  public void takeOut(SubscriberId subscriber, HandsetId handset) {
    handsets.takeOut(subscriber, handset);
  }
}
