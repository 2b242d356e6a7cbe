package org.showpay.barcode.linear;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words as a blurred picture shows them, three samples a module; light is 1, dark is -1. What
 * stands left and right of a word shows in its edges: how wide the space before it is, and the bar
 * after it.
 */
final class Blurred {

  static final int SAMPLES = 3;

  /** Spaces and bars beside a word are one to four modules wide. */
  static final int WIDTHS = 4;

  private static final int CONTEXT = 6;

  /** Made once; there are only a few. */
  private static final Map<Key, Blurred> MADE = new ConcurrentHashMap<>();

  final Alphabet alphabet;
  private final double sigma;

  /** By word, space before, bar after. */
  private final float[][][][] words;

  /** By sample, the words as they mostly stand, so that all are held against it at once. */
  private final float[][] usual;

  private final float[] start;
  private final float[] stop;
  private final double spread;
  private final int[] firstBars;
  private final int[] lastSpaces;

  static Blurred of(Alphabet alphabet, double sigma) {
    return MADE.computeIfAbsent(
        new Key(alphabet, sigma), key -> new Blurred(key.alphabet, key.sigma));
  }

  private record Key(Alphabet alphabet, double sigma) {}

  private Blurred(Alphabet alphabet, double sigma) {
    this.alphabet = alphabet;
    this.sigma = sigma;
    int count = alphabet.words.length;
    this.words = new float[count][WIDTHS][WIDTHS][];
    this.firstBars = new int[count];
    this.lastSpaces = new int[count];
    for (int word = 0; word < count; word++) {
      firstBars[word] = run(alphabet.words[word], true) - 1;
      lastSpaces[word] = run(alphabet.words[word], false) - 1;
      for (int space = 0; space < WIDTHS; space++) {
        for (int bar = 0; bar < WIDTHS; bar++) {
          words[word][space][bar] = blurred(alphabet.words[word], space + 1, bar + 1);
        }
      }
    }
    this.usual = usual();
    this.start = blurred(alphabet.start, CONTEXT, 1);
    this.stop = blurred(alphabet.stop, 2, 0);
    this.spread = spread(words[count / 2][1][1]);
  }

  private float[][] usual() {
    float[][] usual = new float[alphabet.wordLength() * SAMPLES][words.length];
    for (int i = 0; i < usual.length; i++) {
      for (int word = 0; word < words.length; word++) {
        usual[i][word] = words[word][1][1][i];
      }
    }
    return usual;
  }

  private static double spread(float[] samples) {
    double squares = 0;
    for (float sample : samples) {
      squares += sample * sample;
    }
    return Math.sqrt(squares / samples.length);
  }

  /** The spread of samples of a symbol. */
  double spread() {
    return spread;
  }

  /** One sample of every word, as they mostly stand. */
  float[] usual(int sample) {
    return usual[sample];
  }

  float[] word(int word, int spaceBefore, int barAfter) {
    return words[word][spaceBefore][barAfter];
  }

  /** One less than the width of the bar that a word begins with. */
  int firstBar(int word) {
    return firstBars[word];
  }

  /** One less than the width of the space that a word ends with. */
  int lastSpace(int word) {
    return lastSpaces[word];
  }

  int startSpace() {
    return run(alphabet.start, false) - 1;
  }

  int stopBar() {
    return run(alphabet.stop, true) - 1;
  }

  /** With light before it and the first bar of any word behind. */
  float[] start() {
    return start;
  }

  float[] stop() {
    return stop;
  }

  private static int run(boolean[] modules, boolean fromLeft) {
    int first = fromLeft ? 0 : modules.length - 1;
    int step = fromLeft ? 1 : -1;
    int length = 1;
    while (length < WIDTHS && modules[first + length * step] == modules[first]) {
      length++;
    }
    return length;
  }

  private float[] blurred(boolean[] modules, int spaceBefore, int barAfter) {
    boolean[] shown = new boolean[modules.length + 2 * CONTEXT];
    for (int i = 0; i < CONTEXT - spaceBefore; i++) {
      shown[i] = true;
    }
    System.arraycopy(modules, 0, shown, CONTEXT, modules.length);
    for (int i = 0; i < barAfter; i++) {
      shown[CONTEXT + modules.length + i] = true;
    }
    float[] samples = new float[modules.length * SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) at(shown, CONTEXT + (i + 0.5) / SAMPLES);
    }
    return samples;
  }

  /** Each edge is a step under the Gaussian. */
  private double at(boolean[] shown, double place) {
    double value = shown[0] ? -1 : 1;
    for (int edge = 1; edge < shown.length; edge++) {
      if (shown[edge] != shown[edge - 1]) {
        value += (shown[edge] ? -2 : 2) * below((place - edge) / sigma);
      }
    }
    return value;
  }

  /** The normal distribution, by Zelen and Severo's polynomial. */
  private static double below(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return x > 0 ? 1 - tail : tail;
  }
}
