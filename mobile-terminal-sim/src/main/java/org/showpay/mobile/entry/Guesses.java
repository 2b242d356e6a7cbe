package org.showpay.mobile.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.phone.PhoneId;
import org.springframework.stereotype.Component;

/** How often the number of each phone has been guessed: ten times in half an hour, and no more. */
@Component
final class Guesses {

  private static final int MOST = 10;
  private static final Duration REST = Duration.ofMinutes(30);

  private final Map<PhoneId, Tries> tries = new ConcurrentHashMap<>();
  private final Clock clock;

  Guesses(Clock clock) {
    this.clock = clock;
  }

  /** Counts one, before it is looked at; false when there were too many. */
  boolean mayTry(PhoneId phone) {
    Instant now = clock.instant();
    return tries
            .merge(phone, new Tries(1, now), (earlier, first) -> earlier.andOneMore(first, now))
            .count()
        <= MOST;
  }

  /** Ends the count after the right number. */
  void forgive(PhoneId phone) {
    tries.remove(phone);
  }

  private record Tries(int count, Instant since) {

    Tries andOneMore(Tries first, Instant now) {
      return since.plus(REST).isBefore(now) ? first : new Tries(count + 1, since);
    }
  }
}
