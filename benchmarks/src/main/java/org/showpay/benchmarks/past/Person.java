package org.showpay.benchmarks.past;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * One of the many subscribers, with a handset and a card.
 *
 * @param enrolledAt in the year before the first payment
 */
record Person(long number, Instant enrolledAt) {

  private static final Duration BEFORE = Duration.ofDays(365);
  private static final int DIGEST = 32;
  private static final int LAST_DIGITS = 10_000;

  static Person of(long number, long people, Instant firstPayment) {
    Instant first = firstPayment.minus(BEFORE);
    return new Person(number, first.plusMillis(BEFORE.toMillis() / (people + 1) * number));
  }

  UUID subscriber() {
    return Ids.at(enrolledAt, Ids.Kind.SUBSCRIBER, number);
  }

  UUID handset() {
    return Ids.at(enrolledAt, Ids.Kind.HANDSET, number);
  }

  UUID card() {
    return Ids.at(enrolledAt, Ids.Kind.CARD, number);
  }

  UUID account() {
    return Ids.at(enrolledAt, Ids.Kind.ACCOUNT, number);
  }

  String last4() {
    return String.format(Locale.ROOT, "%04d", number % LAST_DIGITS);
  }

  /** By what the card company knows the card. */
  String panDigest() {
    return HexFormat.of().formatHex(Ids.bytes(DIGEST, "pan", number));
  }
}
