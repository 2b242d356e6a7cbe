package org.showpay.biometrics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Voices, by digits that are said when asked for. Each digit becomes a vector of cepstral
 * coefficients over its course. What is kept is one vector a digit; a later saying must be nearest
 * to the digits that were asked for, so that a recording of others is of no use, and near enough
 * for it to be the same mouth.
 */
public final class Voices implements Biometric {

  private static final int DIGITS = 10;
  private static final int LONGEST_BYTES = 12 * 2 * Speech.RATE;

  /** One of 200 strangers' sayings is nearer, or fewer: measured, docs/factors.md. */
  private static final double THRESHOLD = -18;

  /** One digit of a saying may be misheard. */
  private static final int MISHEARD = 1;

  @Override
  public Optional<Features> read(Capture capture) {
    byte[] content = capture.content();
    if (content.length > LONGEST_BYTES || content.length % 2 != 0) {
      return Optional.empty();
    }
    List<float[]> words = Speech.of(content).words();
    return words.isEmpty() || words.size() != capture.prompt().length()
        ? Optional.empty()
        : Optional.of(new Saying(capture.prompt(), words));
  }

  /** As the median distance from the digits that are kept, below zero. */
  @Override
  public double threshold() {
    return THRESHOLD;
  }

  /** Digits, and how they were said. */
  private record Saying(String digits, List<float[]> words) implements Features {

    @Override
    public Template template() {
      ByteBuffer out = ByteBuffer.allocate(DIGITS * Speech.WORD * Float.BYTES);
      for (float[] word : meanOfEach()) {
        for (float value : word) {
          out.putFloat(value);
        }
      }
      return new Template(out.array());
    }

    /** A digit that was not said is far from everything. */
    private float[][] meanOfEach() {
      float[][] means = new float[DIGITS][Speech.WORD];
      int[] times = new int[DIGITS];
      for (int i = 0; i < words.size(); i++) {
        int digit = digits.charAt(i) - '0';
        times[digit]++;
        for (int at = 0; at < Speech.WORD; at++) {
          means[digit][at] += (words.get(i)[at] - means[digit][at]) / times[digit];
        }
      }
      for (int digit = 0; digit < DIGITS; digit++) {
        if (times[digit] == 0) {
          Arrays.fill(means[digit], 1e6f);
        }
      }
      return means;
    }

    @Override
    public double likeness(Template kept) {
      List<float[]> known = read(kept);
      int misheard = 0;
      double[] apart = new double[words.size()];
      for (int i = 0; i < words.size(); i++) {
        int digit = digits.charAt(i) - '0';
        misheard += nearest(words.get(i), known) == digit ? 0 : 1;
        apart[i] = Speech.distance(words.get(i), known.get(digit));
      }
      Arrays.sort(apart);
      return misheard > MISHEARD ? Double.NEGATIVE_INFINITY : -apart[apart.length / 2];
    }

    private static int nearest(float[] word, List<float[]> known) {
      int nearest = 0;
      for (int digit = 1; digit < known.size(); digit++) {
        if (Speech.distance(word, known.get(digit)) < Speech.distance(word, known.get(nearest))) {
          nearest = digit;
        }
      }
      return nearest;
    }

    private static List<float[]> read(Template kept) {
      ByteBuffer in = ByteBuffer.wrap(kept.content());
      List<float[]> known = new ArrayList<>();
      for (int digit = 0; digit < DIGITS; digit++) {
        float[] word = new float[Speech.WORD];
        for (int at = 0; at < word.length; at++) {
          word[at] = in.getFloat();
        }
        known.add(word);
      }
      return known;
    }

    @Override
    public String toString() {
      return "Saying[hidden]";
    }
  }
}
