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

  /** The spread of samples of a symbol under this blur. */
  double spread() {
    float[] one = blurred.word(alphabet().words.length / 2, 1, 1);
    double squares = 0;
    for (float sample : one) {
      squares += sample * sample;
    }
    return Math.sqrt(squares / one.length);
  }

  Samples sample(Profile profile, Grid grid) {
    return new Samples(profile, grid, modules(), spread());
  }

  /** How badly start, stop and the best word at each place fit, whatever the check says. */
  double misfit(Profile profile, Grid grid) {
    Samples samples = sample(profile, grid);
    double sum = samples.distance(blurred.start(), 0);
    sum += samples.distance(blurred.stop(), sampleOf(words()));
    for (int place = 0; place < words(); place++) {
      sum += nearest(samples, sampleOf(place));
    }
    return sum / samples.values.length;
  }

  /** The same as a share of what the samples differ at all, so that blurs can be compared. */
  double relativeMisfit(Profile profile, Grid grid) {
    double spread = spread();
    return misfit(profile, grid) / (spread * spread);
  }

  float nearest(Samples samples, int from) {
    float least = Float.MAX_VALUE;
    for (int word = 0; word < alphabet().words.length; word++) {
      least = Math.min(least, samples.distance(blurred.word(word, 1, 1), from, least));
    }
    return least;
  }
}
