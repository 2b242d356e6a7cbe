package org.showpay.cat.counter;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.till.TillId;
import org.springframework.stereotype.Component;

/** The counter of each till, in memory: what counts after a restart is in the tables. */
@Component
public class Counters {

  private final Map<TillId, Counter> counters = new ConcurrentHashMap<>();
  private final SaleSettings settings;
  private final Clock clock;

  Counters(SaleSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The counter of this till; its versions go on after a restart. */
  public Counter at(TillId till) {
    return counters.computeIfAbsent(till, id -> new Counter(settings.currency(), clock.millis()));
  }
}
