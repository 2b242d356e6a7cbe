package org.showpay.sensor.eye;

import java.util.SplittableRandom;

/**
 * The texture of one iris as Gabor wavelets answer to it: a complex number at each of 8 rings and
 * 512 angles, alike at neighbours as furrows and freckles make them.
 */
public final class Iris {

  static final int RINGS = 8;

  /** Four to each angle of a code, so that a head can be tilted by less than one. */
  static final int ANGLES = 512;

  private final Texture texture;

  private Iris(Texture texture) {
    this.texture = texture;
  }

  /** The iris that grows from a seed, always the same. */
  public static Iris grow(long seed) {
    return new Iris(Texture.drawn(new SplittableRandom(seed)));
  }

  Texture texture() {
    return texture;
  }
}
