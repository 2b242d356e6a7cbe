package org.showpay.barcode.linear;

/** A linear symbol of so many digits, under so much blur. */
record Layout(Blurred blurred, int digits) {

  Alphabet alphabet() {
    return blurred.alphabet;
  }

  int words() {
    return alphabet().wordCount(digits);
  }

  int modules() {
    return alphabet().modules(digits);
  }

  /** The first sample of a word. */
  int sampleOf(int word) {
    return (alphabet().start.length + word * alphabet().wordLength()) * Blurred.SAMPLES;
  }

  Samples sample(Profile profile, Grid grid) {
    return new Samples(profile, grid, modules(), blurred.spread());
  }

  /**
   * How badly start, stop and the best word at each place fit, whatever the check says; where it is
   * more than the limit, anything above that.
   */
  double misfit(Profile profile, Grid grid, double limit) {
    Samples samples = sample(profile, grid);
    double most = limit * samples.values.length;
    double sum = samples.distance(blurred.start(), 0);
    sum += samples.distance(blurred.stop(), sampleOf(words()));
    for (int place = 0; place < words() && sum <= most; place++) {
      sum += nearest(samples, sampleOf(place));
    }
    return sum / samples.values.length;
  }

  /** The whole as a share of what the samples differ at all, so that blurs can be compared. */
  double relativeMisfit(Profile profile, Grid grid) {
    double spread = blurred.spread();
    return misfit(profile, grid, Double.MAX_VALUE) / (spread * spread);
  }

  /** The squared distance of the word that is nearest to the samples from here on. */
  float nearest(Samples samples, int from) {
    float[] distances = new float[alphabet().words.length];
    for (int i = 0; i < alphabet().wordLength() * Blurred.SAMPLES; i++) {
      addSquares(distances, samples.values[from + i], blurred.usual(i));
    }
    float least = distances[0];
    for (float distance : distances) {
      least = distance < least ? distance : least;
    }
    return least;
  }

  /** Short and by itself, so that the machine does many words in one step. */
  private static void addSquares(float[] distances, float value, float[] words) {
    for (int word = 0; word < distances.length; word++) {
      float difference = value - words[word];
      distances[word] += difference * difference;
    }
  }
}
