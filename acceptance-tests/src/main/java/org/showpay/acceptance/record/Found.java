package org.showpay.acceptance.record;

import java.time.Duration;
import java.util.List;

/**
 * One thing that was to hold.
 *
 * @param details what speaks against it, or how it was measured
 */
public record Found(String name, boolean holds, List<String> details) {

  private static final int SHOWN = 12;

  /** Something with at most one line about it. */
  public static Found of(String name, boolean holds, String detail) {
    return new Found(name, holds, detail.isEmpty() ? List.of() : List.of(detail));
  }

  /** Holds where nothing speaks against it. */
  public static Found unless(String name, List<String> complaints) {
    return new Found(name, complaints.isEmpty(), complaints);
  }

  /** Something that was to happen in this time, and how long it took. */
  public static Found within(String what, Duration limit, Duration was) {
    return of(
        "%s within %s".formatted(what, Run.seconds(limit)),
        was.compareTo(limit) <= 0,
        Run.seconds(was));
  }

  /** All that is known of it. */
  public String inWords() {
    StringBuilder words = new StringBuilder((holds ? "holds   " : "BROKEN  ") + name);
    details.stream().limit(SHOWN).forEach(line -> words.append("\n          ").append(line));
    if (details.size() > SHOWN) {
      words.append("\n          and ").append(details.size() - SHOWN).append(" more");
    }
    return words.toString();
  }
}
