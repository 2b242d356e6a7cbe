package org.showpay.benchmarks.past;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ids and random bytes that come out the same for the same number, so that nothing is kept. */
final class Ids {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int TIME_SHIFT = 16;
  private static final long BELOW_VERSION = 0x0FFFL;
  private static final long BELOW_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long SPREAD = 0xD1B5_4A32_D192_ED03L;

  private Ids() {}

  /** What an id is of. */
  enum Kind {
    /** Who pays. */
    SUBSCRIBER,
    /** With what a code is shown. */
    HANDSET,
    /** What is charged. */
    CARD,
    /** What the card company charges. */
    ACCOUNT,
    /** What is paid. */
    PAYMENT,
    /** What was held before is charged. */
    CAPTURE,
    /** Whom a message tells of it. */
    MESSAGE,
    /** What a merchant is paid out by. */
    SETTLEMENT,
    /** What compared the books of a day. */
    RECONCILIATION
  }

  /** A UUID of version 7, as services and tills make them. */
  static UUID at(Instant time, Kind kind, long number) {
    SplittableRandom random = random(kind.name(), number);
    return new UUID(
        (time.toEpochMilli() << TIME_SHIFT) | VERSION_7 | (random.nextLong() & BELOW_VERSION),
        VARIANT | (random.nextLong() & BELOW_VARIANT));
  }

  /** As many bytes as a digest or something sealed has. */
  static byte[] bytes(int count, String of, long number) {
    SplittableRandom random = random(of, number);
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static SplittableRandom random(String of, long number) {
    return new SplittableRandom((SPREAD * (number + 1)) ^ of.hashCode());
  }
}
