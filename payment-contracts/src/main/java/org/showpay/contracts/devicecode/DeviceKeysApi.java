package org.showpay.contracts.devicecode;

import java.time.Instant;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Who may make codes by themselves, at the auth-server. Caller: pin-generator-service. */
@HttpExchange("/v1/device-keys")
public interface DeviceKeysApi {

  /** Gives a handset a key for one card; the one that it had for this card is dead then. */
  @PostExchange
  DeviceKeyAnswer enable(@RequestBody DeviceKeyWish wish);

  /** Tells the time, and takes codes of a key again that was locked after wrong ones. */
  @PostExchange("/{key}/resync")
  Resynced resync(@PathVariable DeviceKeyId key, @RequestBody Holder holder);

  /**
   * What a handset wants.
   *
   * @param ceiling the most that each code may pay
   * @param sealFor whoever has its private half can read the key
   */
  record DeviceKeyWish(
      SubscriberId subscriber, HandsetId handset, CardToken card, Money ceiling, PackKey sealFor) {}

  /** Which handset has the key. */
  record Holder(HandsetId handset) {}

  /** The time by which codes are judged. */
  record Resynced(Instant now) {}
}
