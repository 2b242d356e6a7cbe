package org.showpay.testing.refusal;

import java.util.Comparator;

/**
 * A problem that a request may end with.
 *
 * @param code empty where it is put together while the service runs
 */
public record Refusal(int status, String code) implements Comparable<Refusal> {

  /** What another service refused, with its status and its code. */
  public static final Refusal PASSED_ON = new Refusal(0, "");

  @Override
  public int compareTo(Refusal other) {
    return Comparator.comparingInt(Refusal::status)
        .thenComparing(Refusal::code)
        .compare(this, other);
  }
}
