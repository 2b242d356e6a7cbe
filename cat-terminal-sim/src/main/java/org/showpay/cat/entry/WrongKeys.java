package org.showpay.cat.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How often a wrong key came from an address: ten times in half an hour, and no more. */
@Component
final class WrongKeys {

  private static final int MOST = 10;
  private static final Duration REST = Duration.ofMinutes(30);

  private final Map<String, Tries> tries = new ConcurrentHashMap<>();
  private final Clock clock;

  WrongKeys(Clock clock) {
    this.clock = clock;
  }

  /** Counts one, before it is looked at; false when there were too many. */
  boolean mayTry(String address) {
    Instant now = clock.instant();
    tries.values().removeIf(some -> some.since.plus(REST).isBefore(now));
    return tries.merge(address, new Tries(1, now), (some, one) -> some.andOne()).count <= MOST;
  }

  /** Ends the count after the right key. */
  void forgive(String address) {
    tries.remove(address);
  }

  private record Tries(int count, Instant since) {

    Tries andOne() {
      return new Tries(count + 1, since);
    }
  }
}
