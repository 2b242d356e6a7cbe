package org.showpay.auth.delivery;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message is tried again: 17 tries over more than 27 hours. */
final class RetrySchedule {

  /** How long to wait at least after the first try that failed, after the second, and so on. */
  static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(4),
          Duration.ofHours(4),
          Duration.ofHours(5),
          Duration.ofHours(6));

  /** A receiver may ask for a longer pause, up to this one. */
  static final Duration LONGEST_WISH = Duration.ofHours(6);

  private static final int JITTER_PERCENT = 20;
  private static final int PERCENT = 100;

  private final SecureRandom random = new SecureRandom();

  /**
   * The pause after a try that failed, or empty after the last one. It is up to a fifth longer than
   * the list says, so that what failed together is not tried together.
   *
   * @param step how many tries of this round had failed before
   * @param wish what the receiver asked for
   */
  Optional<Duration> after(int step, @Nullable Duration wish) {
    if (step >= DELAYS.size()) {
      return Optional.empty();
    }
    Duration delay = jittered(DELAYS.get(step));
    Duration asked = wish == null || wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    return Optional.of(asked == null || asked.compareTo(delay) < 0 ? delay : asked);
  }

  private Duration jittered(Duration delay) {
    long most = delay.toMillis() * JITTER_PERCENT / PERCENT;
    return delay.plusMillis(random.nextLong(most + 1));
  }
}
