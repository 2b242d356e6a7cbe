package org.showpay.barcode.corpus;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers of which each picture has its own, whatever else is made. */
final class Randoms {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Randoms() {}

  static RandomGenerator of(long seed, int... place) {
    long mixed = seed * MIX;
    for (int part : place) {
      mixed = (mixed ^ part) * MIX;
      mixed ^= mixed >>> 29;
    }
    return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
  }
}
