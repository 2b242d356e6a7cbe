package org.showpay.mall.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.showpay.mall.checkout.ShopSettings;
import org.springframework.stereotype.Component;

/** How long goods are held for whoever is to pay them. */
@Component
final class HoldTime {

  private final ShopSettings settings;
  private final Clock clock;

  HoldTime(ShopSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** From now on. */
  Held begin() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Held(now, now.plus(settings.timeToPay()));
  }

  /** From when to when. */
  record Held(Instant from, Instant to) {}
}
