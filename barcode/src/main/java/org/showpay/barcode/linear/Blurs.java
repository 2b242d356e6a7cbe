package org.showpay.barcode.linear;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The blurred words of each alphabet, made once; there are only a few. */
final class Blurs {

  private static final Map<Key, Blurred> MADE = new ConcurrentHashMap<>();

  private Blurs() {}

  static Blurred of(Alphabet alphabet, double sigma) {
    return MADE.computeIfAbsent(
        new Key(alphabet, sigma), key -> new Blurred(key.alphabet, key.sigma));
  }

  private record Key(Alphabet alphabet, double sigma) {}
}
