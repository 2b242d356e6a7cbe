package org.showpay.auth.tries;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What part of the passwords that this instance looked at were wrong, in these ten minutes of the
 * clock. A chain with thousands of tills has many wrong ones and far more right ones; whoever tries
 * one password on many people has hardly any right one. Each instance judges by what it saw itself,
 * so that a right password writes nothing.
 */
@Component
class WrongShares {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** Of fewer wrong ones nothing is concluded, such as by an instance that was started just now. */
  private static final int ENOUGH = 30;

  /** More than one in so many is more than mistyping. */
  private static final int ONE_IN = 3;

  private final Clock clock;
  private final Map<String, Seen> seen = new HashMap<>();
  private long window;

  WrongShares(Clock clock) {
    this.clock = clock;
  }

  private record Seen(int wrong, int right) {

    Seen and(Seen more) {
      return new Seen(wrong + more.wrong, right + more.right);
    }
  }

  void wrong(String whose) {
    add(whose, new Seen(1, 0));
  }

  void right(String whose) {
    add(whose, new Seen(0, 1));
  }

  private synchronized void add(String whose, Seen more) {
    forgetEarlier();
    seen.merge(whose, more, Seen::and);
  }

  /** Whether more were wrong than people mistype. */
  synchronized boolean isBeyondMistyping(String whose) {
    forgetEarlier();
    Seen all = seen.getOrDefault(whose, new Seen(0, 0));
    return all.wrong >= ENOUGH && all.wrong * ONE_IN > all.wrong + all.right;
  }

  private void forgetEarlier() {
    long now = clock.instant().getEpochSecond() / WINDOW.toSeconds();
    if (now != window) {
      seen.clear();
      window = now;
    }
  }
}
