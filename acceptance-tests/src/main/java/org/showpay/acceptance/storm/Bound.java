package org.showpay.acceptance.storm;

import java.util.Locale;

/** What none in n trials says: with 95 % confidence the rate is at most 3/n. */
public final class Bound {

  private static final double THREE = 3;

  private Bound() {}

  public static String of(int trials, String what) {
    return String.format(
        Locale.ROOT,
        "none broken in n trials bounds the rate at 3/n (95 %%): %.2g for each %s, n = %d",
        THREE / Math.max(1, trials),
        what,
        trials);
  }
}
