package org.showpay.benchmarks.past;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * A purchase that was approved at once, as nearly all are; every twentieth is held first, and
 * charged an hour later.
 *
 * @param number counts all of them, whenever they were
 */
record PastPayment(long number, Instant at, Till till, Person person) {

  static final String COMPANY = "hanbit";
  static final String CURRENCY = "KRW";
  static final long AMOUNT = 12_000;
  static final long FEE = 180;

  /** Of the card company and of all merchants. */
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private static final Duration TOOK = Duration.ofMillis(150);
  private static final Duration SHOWN = Duration.ofSeconds(20);
  private static final Duration CODE_LIFE = Duration.ofMinutes(3);
  private static final int DIGEST = 32;
  private static final int RADIX = 36;
  private static final int EACH_HELD = 20;
  private static final Duration HELD = Duration.ofHours(1);

  /** A merchant's terminal. */
  record Till(UUID terminal, UUID merchant, String name) {}

  UUID id() {
    return Ids.at(at, Ids.Kind.PAYMENT, number);
  }

  boolean isHeld() {
    return number % EACH_HELD == 0;
  }

  String captureMode() {
    return isHeld() ? "MANUAL" : "AUTOMATIC";
  }

  /** By what all books know that it was charged. */
  UUID charge() {
    return isHeld() ? Ids.at(at, Ids.Kind.CAPTURE, number) : id();
  }

  Instant charged() {
    return isHeld() ? answered().plus(HELD) : answered();
  }

  String order() {
    return "P-" + number;
  }

  Instant answered() {
    return at.plus(TOOK);
  }

  /** On which the card company approved it. */
  LocalDate decidedOn() {
    return LocalDate.ofInstant(at, ZONE);
  }

  /** On which it was charged. */
  LocalDate day() {
    return LocalDate.ofInstant(charged(), ZONE);
  }

  byte[] code() {
    return Ids.bytes(DIGEST, "code", number);
  }

  /** Another one of the consumer's, that nothing was paid with. */
  byte[] deadCode() {
    return Ids.bytes(DIGEST, "dead code", number);
  }

  Instant codeIssued() {
    return at.minus(SHOWN);
  }

  Instant codeEnds() {
    return codeIssued().plus(CODE_LIFE);
  }

  /** Six characters that no other payment of the company has. */
  String approval() {
    String digits = Long.toString(number, RADIX).toUpperCase(Locale.ROOT);
    return "0".repeat(6 - digits.length()) + digits;
  }
}
