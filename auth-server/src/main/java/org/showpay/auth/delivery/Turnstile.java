package org.showpay.auth.delivery;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.webhook.EndpointId;
import org.springframework.stereotype.Component;

/**
 * Lets few deliveries at a time through to each endpoint: four where it does well, one where it
 * failed last. Whoever must wait is told when to come back, one after the other at the endpoint's
 * own pace, and so a long queue for one costs the others nothing.
 */
@Component
class Turnstile {

  static final int AT_ONCE = 4;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final Duration FIRST_GUESS = Duration.ofMillis(200);

  private final Map<EndpointId, Lane> lanes = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /** Empty to go in, and then {@link #leave} must follow; else when to come back. */
  Optional<Instant> enter(EndpointId endpoint, Instant now) {
    Entry entry = new Entry();
    lanes.compute(
        endpoint,
        (id, known) -> {
          Lane lane = known == null ? Lane.fresh(now) : known;
          if (lane.inside < lane.width()) {
            return lane.with(lane.inside + 1, lane.nextSlot);
          }
          Instant slot = lane.slotAfter(now);
          entry.comeBack = slot.isAfter(now.plus(LONGEST_WAIT)) ? muchLater(now) : slot;
          return lane.with(lane.inside, entry.comeBack.equals(slot) ? slot : lane.nextSlot);
        });
    return Optional.ofNullable(entry.comeBack);
  }

  /** Goes out again, having learnt how the endpoint does. */
  void leave(EndpointId endpoint, @Nullable Duration took, boolean wentWell) {
    lanes.computeIfPresent(
        endpoint,
        (id, lane) -> {
          int inside = lane.inside - 1;
          if (took == null) {
            return lane.with(inside, lane.nextSlot);
          }
          return inside == 0 && wentWell
              ? null
              : new Lane(inside, wentWell ? AT_ONCE : 1, took, lane.nextSlot);
        });
  }

  /** Somewhere in the last half of the longest wait, so that not all come back at once. */
  private Instant muchLater(Instant now) {
    long half = LONGEST_WAIT.toMillis() / 2;
    return now.plusMillis(half + random.nextLong(half));
  }

  /** What one visit found. */
  private static final class Entry {
    private @Nullable Instant comeBack;
  }

  /**
   * What is known of one endpoint.
   *
   * @param pace how long its last delivery took
   * @param nextSlot when the next of those who wait is due
   */
  private record Lane(int inside, int width, Duration pace, Instant nextSlot) {

    static Lane fresh(Instant now) {
      return new Lane(0, AT_ONCE, FIRST_GUESS, now);
    }

    Lane with(int nowInside, Instant slot) {
      return new Lane(nowInside, width, pace, slot);
    }

    Instant slotAfter(Instant now) {
      Instant from = nextSlot.isAfter(now) ? nextSlot : now;
      return from.plusMillis(Math.max(1, pace.toMillis() / width));
    }
  }
}
