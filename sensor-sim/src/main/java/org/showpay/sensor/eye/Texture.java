package org.showpay.sensor.eye;

import java.util.SplittableRandom;

/** Smooth noise around the pupil, in two parts as of complex numbers, each of variance 1. */
final class Texture {

  /** How far along the ring and across the rings neighbours are alike. */
  private static final double SPREAD = 5.9;

  private static final int REACH = 18;
  private static final double ACROSS = 0.45;

  private final double[][] real;
  private final double[][] imaginary;

  private Texture(double[][] real, double[][] imaginary) {
    this.real = real;
    this.imaginary = imaginary;
  }

  static Texture drawn(SplittableRandom random) {
    return new Texture(part(random), part(random));
  }

  double real(int ring, int angle) {
    return real[ring][angle];
  }

  double imaginary(int ring, int angle) {
    return imaginary[ring][angle];
  }

  private static double[][] part(SplittableRandom random) {
    double[][] rings = new double[Iris.RINGS][];
    for (int ring = 0; ring < Iris.RINGS; ring++) {
      rings[ring] = ring(random);
    }
    double[][] mixed = new double[Iris.RINGS][Iris.ANGLES];
    double own = Math.sqrt(1 - ACROSS * ACROSS);
    mixed[0] = rings[0];
    for (int ring = 1; ring < Iris.RINGS; ring++) {
      for (int angle = 0; angle < Iris.ANGLES; angle++) {
        mixed[ring][angle] = ACROSS * mixed[ring - 1][angle] + own * rings[ring][angle];
      }
    }
    return mixed;
  }

  /** White noise, smoothed by a bell along the ring. */
  private static double[] ring(SplittableRandom random) {
    double[] bell = new double[2 * REACH + 1];
    double norm = 0;
    for (int i = 0; i < bell.length; i++) {
      bell[i] = Math.exp(-(i - REACH) * (i - REACH) / (2 * SPREAD * SPREAD));
      norm += bell[i] * bell[i];
    }
    double[] white = new double[Iris.ANGLES];
    for (int i = 0; i < white.length; i++) {
      white[i] = random.nextGaussian();
    }
    double[] smooth = new double[Iris.ANGLES];
    for (int angle = 0; angle < Iris.ANGLES; angle++) {
      double sum = 0;
      for (int i = 0; i < bell.length; i++) {
        sum += bell[i] * white[Math.floorMod(angle + i - REACH, Iris.ANGLES)];
      }
      smooth[angle] = sum / Math.sqrt(norm);
    }
    return smooth;
  }
}
