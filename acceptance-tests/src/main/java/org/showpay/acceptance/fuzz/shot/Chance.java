package org.showpay.acceptance.fuzz.shot;

import java.util.List;
import java.util.Random;

/** All that is left to chance in one story: the same again from the same seed and number. */
public final class Chance {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Random random;

  /** That of a story. */
  public Chance(long seed, long number) {
    // Neighbouring numbers must not begin alike.
    this.random = new Random(((seed ^ number) * SPREAD) ^ number);
  }

  /** True so often, of one. */
  public boolean in(double share) {
    return random.nextDouble() < share;
  }

  /** From 0, and less than this. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** From the first to the last. */
  public int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** One of these. */
  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** So many bytes. */
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
