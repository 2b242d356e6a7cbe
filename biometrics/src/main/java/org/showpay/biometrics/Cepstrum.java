package org.showpay.biometrics;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The mel-frequency cepstral coefficients of a frame (Davis and Mermelstein, 1980), the Fourier
 * transform by Commons Math: how the mouth shapes a sound, whatever its pitch.
 */
final class Cepstrum {

  /** The first one, which is loudness, is left out. */
  static final int COEFFICIENTS = 12;

  private static final int SIZE = 256;
  private static final int BANDS = 24;
  private static final double LOWEST = 100;
  private static final double HIGHEST = 3900;
  private static final double EMPHASIS = 0.97;
  private static final double LIFTER = 22;
  private static final double[][] FILTERS = filters();

  private Cepstrum() {}

  static double[] of(double[] frame) {
    double[][] spectrum = new double[2][SIZE];
    for (int i = 1; i < SIZE; i++) {
      double window = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (SIZE - 1));
      spectrum[0][i] = window * (frame[i] - EMPHASIS * frame[i - 1]);
    }
    FastFourierTransformer.transformInPlace(
        spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
    double[] bands = new double[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double power = 1e-6;
      for (int bin = 0; bin < SIZE / 2; bin++) {
        double squared = spectrum[0][bin] * spectrum[0][bin] + spectrum[1][bin] * spectrum[1][bin];
        power += FILTERS[band][bin] * squared;
      }
      bands[band] = Math.log(power);
    }
    return coefficients(bands);
  }

  private static double[] coefficients(double[] bands) {
    double[] coefficients = new double[COEFFICIENTS];
    for (int i = 0; i < COEFFICIENTS; i++) {
      double sum = 0;
      for (int band = 0; band < BANDS; band++) {
        sum += bands[band] * Math.cos(Math.PI * (i + 1) * (band + 0.5) / BANDS);
      }
      double lift = 1 + LIFTER / 2 * Math.sin(Math.PI * (i + 1) / LIFTER);
      coefficients[i] = Math.sqrt(2.0 / BANDS) * sum * lift;
    }
    return coefficients;
  }

  private static double[][] filters() {
    double low = mel(LOWEST);
    double width = (mel(HIGHEST) - low) / (BANDS + 1);
    double[][] filters = new double[BANDS][SIZE / 2];
    for (int band = 0; band < BANDS; band++) {
      double middle = low + (band + 1) * width;
      for (int bin = 0; bin < SIZE / 2; bin++) {
        double away = Math.abs(mel((double) bin * Speech.RATE / SIZE) - middle) / width;
        filters[band][bin] = Math.max(0, 1 - away);
      }
    }
    return filters;
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }
}
