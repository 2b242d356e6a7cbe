package org.showpay.contracts.handset;

import java.util.List;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** A subscriber's handsets, which get lost and are replaced. Caller: the operator. */
@HttpExchange("/v1/subscribers/{subscriber}/handsets")
public interface HandsetsApi {

  /** All of them, the newest first. */
  @GetExchange
  List<HandsetView> list(@PathVariable SubscriberId subscriber);

  /** Gives the subscriber one more; the key that goes into it is shown this once. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  NewHandset add(@PathVariable SubscriberId subscriber);

  /**
   * Takes a handset out of use, at once and for good. Its codes, packs and keys are dead, what
   * waits for its approval is refused, and its sessions open nothing here. Said twice, it is the
   * same.
   */
  @DeleteExchange("/{handset}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeOut(@PathVariable SubscriberId subscriber, @PathVariable HandsetId handset);

  /** A handset, and whether it may be used. */
  record HandsetView(HandsetId handset, boolean inUse) {}

  /** A handset, and the key that goes into it. */
  record NewHandset(HandsetId handset, HandsetKey handsetKey) {}
}
