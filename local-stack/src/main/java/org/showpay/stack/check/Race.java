package org.showpay.stack.check;

import java.util.Locale;

/**
 * How a race ended.
 *
 * @param name a sentence in camel case
 * @param broken what did not hold; empty where all did
 */
record Race(String name, String seconds, String broken) {

  boolean holds() {
    return broken.isEmpty();
  }

  /** One line for a person; what broke stands below it. */
  String line() {
    return holds()
        ? "holds   %s (%s s)".formatted(sentence(), seconds)
        : "BROKEN  %s (%s s)%n%s".formatted(sentence(), seconds, broken.strip().indent(8));
  }

  private String sentence() {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip();
  }
}
