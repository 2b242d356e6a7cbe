package org.showpay.contracts.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.time.Duration;

/** What becomes of a task after it was done once, where its data is the number of tries so far. */
public final class BackOff {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int DOUBLINGS = 6;

  private BackOff() {}

  /** Nothing is left to do. */
  public static CompletionHandler<Integer> done() {
    return new CompletionHandler.OnCompleteRemove<>();
  }

  /** It is done again after 1 s, 2 s, 4 s … and at last each minute, for as long as it takes. */
  public static CompletionHandler<Integer> again(int tries) {
    return in(delayAfter(tries), tries + 1);
  }

  /** It is done again after a while. */
  public static CompletionHandler<Integer> in(Duration delay, int tries) {
    return (complete, operations) ->
        operations.reschedule(complete, complete.getTimeDone().plus(delay), tries);
  }

  /** How long to wait after so many tries before this one. */
  static Duration delayAfter(int tries) {
    Duration doubled = Duration.ofSeconds(1L << Math.clamp(tries, 0, DOUBLINGS));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
