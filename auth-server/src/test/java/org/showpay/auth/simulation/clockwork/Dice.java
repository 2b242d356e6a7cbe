package org.showpay.auth.simulation.clockwork;

import java.util.SplittableRandom;

/** A stream of chance: the same seed and name throw the same. */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  /** The stream of this name. */
  public Dice(long seed, String name) {
    long mixed = seed * GOLDEN;
    for (int i = 0; i < name.length(); i++) {
      mixed = (mixed ^ name.charAt(i)) * 0x100000001B3L;
    }
    this.random = new SplittableRandom(mixed ^ (mixed >>> 29));
  }

  /** True so often in a million. */
  public boolean inAMillion(int odds) {
    return random.nextInt(1_000_000) < odds;
  }

  /** True so often in a hundred. */
  public boolean percent(int odds) {
    return random.nextInt(100) < odds;
  }

  /** From zero up to this, exclusive. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** From one bound up to and with the other. */
  public long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** Any number. */
  public long number() {
    return random.nextLong();
  }
}
