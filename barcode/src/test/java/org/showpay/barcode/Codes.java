package org.showpay.barcode;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;

/** Pay codes that are the same in every run. */
final class Codes {

  private Codes() {}

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  static PayCode one(long seed) {
    return PayCode.draw(SchemePrefix.DEFAULT, random(seed));
  }

  static List<PayCode> manyMadeOnAHandset(int count, long seed) {
    RandomGenerator random = random(seed);
    return Stream.generate(() ->
            PayCode.madeOfTwenty(
                SchemePrefix.DEFAULT,
                "%010d%010d"
                    .formatted(random.nextLong(10_000_000_000L), random.nextLong(10_000_000_000L))))
        .limit(count)
        .toList();
  }

  static List<PayCode> many(int count, long seed) {
    RandomGenerator random = random(seed);
    return Stream.generate(() -> PayCode.draw(SchemePrefix.DEFAULT, random)).limit(count).toList();
  }
}
