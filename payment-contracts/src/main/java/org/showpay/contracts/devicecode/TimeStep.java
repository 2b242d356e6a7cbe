package org.showpay.contracts.devicecode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** One of the half minutes since 1970; a handset makes one code in each. */
public record TimeStep(long number) {

  /** How long a step is. */
  public static final Duration LENGTH = Duration.ofSeconds(30);

  private static final int SKEW = 1;

  /** The step of a moment. */
  public static TimeStep at(Instant moment) {
    return new TimeStep(Math.floorDiv(moment.getEpochSecond(), LENGTH.toSeconds()));
  }

  /**
   * The steps of which a code is taken: this one, for clocks that are off the one before and after.
   */
  public List<TimeStep> window() {
    return LongStream.rangeClosed(number - SKEW, number + SKEW).mapToObj(TimeStep::new).toList();
  }

  /** When it is over. */
  public Instant end() {
    return Instant.ofEpochSecond((number + 1) * LENGTH.toSeconds());
  }
}
