package org.showpay.barcode.correction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Codewords as they were seen, and how sure each one is: as sure as its most doubtful module. */
public final class SoftWords {

  private final int[] words;
  private final double[] sure;

  private SoftWords(int[] words, double[] sure) {
    this.words = words;
    this.sure = sure;
  }

  /**
   * Collects words.
   *
   * @param places for each word the modules that hold its bits, the highest first
   */
  public static SoftWords of(double[] modules, int[][] places) {
    int[] words = new int[places.length];
    double[] sure = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      sure[i] = 1;
      for (int place : places[i]) {
        words[i] = words[i] << 1 | (modules[place] < 0 ? 1 : 0);
        sure[i] = Math.min(sure[i], Math.abs(modules[place]));
      }
    }
    return new SoftWords(words, sure);
  }

  /**
   * Corrects them, first as they are, then with more and more of the doubtful ones given up.
   *
   * @param spare check words that must not be used up, so that chance finds no text
   */
  public <T> Optional<T> correct(
      ReedSolomon code, int checks, int spare, Function<int[], Optional<T>> meaning) {
    int[] order =
        IntStream.range(0, words.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> sure[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int given = 0; given <= checks - spare; given += 2) {
      int[] doubtful = Arrays.copyOf(order, given);
      Optional<int[]> corrected = code.correct(words, checks, doubtful);
      if (corrected.isPresent() && cost(corrected.get(), doubtful) <= checks - spare) {
        Optional<T> text = meaning.apply(corrected.get());
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private int cost(int[] corrected, int[] doubtful) {
    int cost = doubtful.length;
    for (int i = 0; i < words.length; i++) {
      int place = i;
      boolean given = Arrays.stream(doubtful).anyMatch(doubt -> doubt == place);
      cost += words[i] != corrected[i] && !given ? 2 : 0;
    }
    return cost;
  }
}
