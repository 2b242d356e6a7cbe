package org.showpay.biometrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words in what a microphone took, told apart by the silence between them. */
final class Speech {

  /** Samples a second, of 16 bits, the low byte first. */
  static final int RATE = 8000;

  private static final int SLICES = 6;

  /** How many numbers describe a word. */
  static final int WORD = SLICES * Cepstrum.COEFFICIENTS;

  private static final int FRAME = 256;
  private static final int HOP = 80;

  /** In frames: a shorter silence is within a word, a shorter sound is none. */
  private static final int PAUSE = 12;

  private static final int SHORTEST = 9;
  private static final double ABOVE_FLOOR = 7;
  private static final double BELOW_PEAK = 38;

  private final double[][] frames;
  private final double[] loudness;

  private Speech(double[][] frames) {
    this.frames = frames;
    this.loudness = Arrays.stream(frames).mapToDouble(Speech::decibels).toArray();
  }

  static Speech of(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    double[] samples = new double[content.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = in.getShort() / (double) Short.MAX_VALUE;
    }
    int count = samples.length < FRAME ? 0 : (samples.length - FRAME) / HOP + 1;
    double[][] frames = new double[count][];
    for (int i = 0; i < count; i++) {
      frames[i] = Arrays.copyOfRange(samples, i * HOP, i * HOP + FRAME);
    }
    return new Speech(frames);
  }

  private static double decibels(double[] frame) {
    double power = 1e-9;
    for (double sample : frame) {
      power += sample * sample / frame.length;
    }
    return 10 * Math.log10(power);
  }

  /** Each word that was said, in turn. */
  List<float[]> words() {
    List<float[]> words = new ArrayList<>();
    if (frames.length == 0) {
      return words;
    }
    double[] sorted = loudness.clone();
    Arrays.sort(sorted);
    double loud =
        Math.max(
            sorted[sorted.length / 10] + ABOVE_FLOOR, sorted[sorted.length * 19 / 20] - BELOW_PEAK);
    int from = -1;
    int last = -1;
    for (int i = 0; i <= frames.length; i++) {
      boolean sounds = i < frames.length && loudness[i] > loud;
      if (from >= 0 && !sounds && (i - last > PAUSE || i == frames.length)) {
        add(from, last, words);
        from = -1;
      }
      if (sounds) {
        from = from < 0 ? i : from;
        last = i;
      }
    }
    return words;
  }

  private void add(int from, int last, List<float[]> words) {
    if (last - from + 1 >= SHORTEST) {
      words.add(word(from, last + 1));
    }
  }

  /** The mean cepstrum of each sixth of a word. */
  private float[] word(int from, int to) {
    float[] word = new float[WORD];
    for (int slice = 0; slice < SLICES; slice++) {
      int begin = from + (to - from) * slice / SLICES;
      int end = Math.max(begin + 1, from + (to - from) * (slice + 1) / SLICES);
      for (int frame = begin; frame < end; frame++) {
        double[] cepstrum = Cepstrum.of(frames[frame]);
        for (int i = 0; i < cepstrum.length; i++) {
          word[slice * cepstrum.length + i] += (float) (cepstrum[i] / (end - begin));
        }
      }
    }
    return word;
  }

  /** How far two words are apart. */
  static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = one[i] - other[i];
      sum += apart * apart;
    }
    return Math.sqrt(sum / SLICES);
  }
}
