package org.showpay.barcode.linear;

/** How alike a start or stop and a profile are, at many places at once. */
final class Template {

  private static final double LEAST_VARIANCE = 1e-6;

  /** The mean is 0 and the squares' sum is 1. */
  private final float[] weights;

  Template(float[] samples) {
    double sum = 0;
    double squares = 0;
    for (float sample : samples) {
      sum += sample;
      squares += sample * sample;
    }
    double mean = sum / samples.length;
    double length = Math.sqrt(squares - sum * mean);
    this.weights = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      weights[i] = (float) ((samples[i] - mean) / length);
    }
  }

  double modules() {
    return (double) weights.length / Blurred.SAMPLES;
  }

  /**
   * The correlation, from -1 to 1, at the places from one to another. A step is as long as a sample
   * is, so that all places share the same samples.
   */
  float[] along(Profile profile, double from, double to, double step) {
    float[] likeness = new float[to < from ? 0 : (int) ((to - from) / step) + 1];
    int window = weights.length;
    float[] samples = new float[likeness.length + window - 1];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = profile.at(from + (i + 0.5) * step - 0.5);
    }
    for (int i = 0; i < window; i++) {
      addProducts(likeness, samples, i, weights[i]);
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += samples[i];
      squares += samples[i] * samples[i];
      int place = i - window + 1;
      if (place >= 0) {
        double variance = Math.max(LEAST_VARIANCE, squares / window - sum / window * sum / window);
        likeness[place] /= (float) Math.sqrt(variance * window);
        sum -= samples[place];
        squares -= samples[place] * samples[place];
      }
    }
    return likeness;
  }

  /** Short and by itself, so that the machine does many places in one step. */
  private static void addProducts(float[] products, float[] samples, int first, float weight) {
    for (int i = 0; i < products.length; i++) {
      products[i] += samples[first + i] * weight;
    }
  }
}
