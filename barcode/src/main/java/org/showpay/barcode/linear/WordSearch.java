package org.showpay.barcode.linear;

import java.util.Arrays;
import java.util.List;

/**
 * The row of words that fits the samples best and whose check character is right, and by how much
 * it is better than the second best: Viterbi's search forwards and backwards. A state is the space
 * before the next word, the bar that it begins with, and the running sum of the check. A word moves
 * every sum by as much, and so whole rows of states are reckoned at once.
 */
final class WordSearch {

  private static final int WIDTHS = Blurred.WIDTHS;
  private static final int SIDES = WIDTHS * WIDTHS;

  private final Layout layout;
  private final Blurred blurred;
  private final int sums;
  private final int places;
  private final int count;

  /** By place, word, and space before and bar after. */
  private final float[][][] costs;

  private final float[][] forward;
  private final float[][] backward;

  WordSearch(Layout layout, Samples samples) {
    this.layout = layout;
    this.blurred = layout.blurred();
    this.sums = layout.alphabet().hasCheck() ? Alphabet.CHECK_MODULUS : 1;
    this.places = layout.words();
    this.count = layout.alphabet().words.length;
    this.costs = new float[places][count][SIDES];
    this.forward = new float[places + 1][SIDES * sums];
    this.backward = new float[places + 1][SIDES * sums];
    for (int place = 0; place < places; place++) {
      rate(samples, place);
    }
  }

  /**
   * The best words.
   *
   * @param cost their squared distance from the samples
   * @param gap how much further the second best is
   */
  record Best(List<Integer> words, double cost, double gap) {}

  Best search() {
    for (int place = 0; place <= places; place++) {
      Arrays.fill(forward[place], Float.MAX_VALUE);
      Arrays.fill(backward[place], Float.MAX_VALUE);
    }
    int sum = sums == 1 ? 0 : layout.alphabet().firstSum();
    for (int bar = 0; bar < WIDTHS; bar++) {
      forward[0][state(blurred.startSpace(), bar) + sum] = 0;
    }
    for (int space = 0; space < WIDTHS; space++) {
      int first = state(space, blurred.stopBar());
      Arrays.fill(backward[places], first, first + sums, 0);
    }
    for (int place = 0; place < places; place++) {
      for (int word = 0; word < allowed(place); word++) {
        forwards(place, word);
      }
    }
    for (int place = places - 1; place >= 0; place--) {
      for (int word = 0; word < allowed(place); word++) {
        backwards(place, word);
      }
    }
    return best();
  }

  private void rate(Samples samples, int place) {
    int from = layout.sampleOf(place);
    for (int word = 0; word < allowed(place); word++) {
      for (int side = 0; side < SIDES; side++) {
        float[] template = blurred.word(word, side / WIDTHS, side % WIDTHS);
        costs[place][word][side] = samples.distance(template, from);
      }
    }
  }

  /** How many words may stand there: all only where the check character is. */
  private int allowed(int place) {
    return place == places - 1 ? count : Math.min(count, Alphabet.PAIRS);
  }

  private int state(int space, int bar) {
    return (space * WIDTHS + bar) * sums;
  }

  /**
   * Sums that follow one another before a word and after it.
   *
   * @param from the first one before
   * @param to the first one after
   */
  private record Run(int from, int to, int length) {

    Run moved(int before, int after) {
      return new Run(from + before, to + after, length);
    }

    Run backwards() {
      return new Run(to, from, length);
    }
  }

  /** The check character itself is right only where it is the sum. */
  private List<Run> runs(int word, int place) {
    if (sums == 1) {
      return List.of(new Run(0, 0, 1));
    }
    if (place == places - 1) {
      return List.of(new Run(word, 0, 1));
    }
    int more = word * (place + 1) % sums;
    return List.of(new Run(0, more, sums - more), new Run(sums - more, 0, more));
  }

  private void forwards(int place, int word) {
    for (Run run : runs(word, place)) {
      for (int side = 0; side < SIDES; side++) {
        Run beside = run.moved(before(word, side), after(word, side));
        reach(forward[place + 1], forward[place], beside, costs[place][word][side]);
      }
    }
  }

  private void backwards(int place, int word) {
    for (Run run : runs(word, place)) {
      for (int side = 0; side < SIDES; side++) {
        Run beside = run.moved(before(word, side), after(word, side)).backwards();
        reach(backward[place], backward[place + 1], beside, costs[place][word][side]);
      }
    }
  }

  /** Short and by itself, so that the machine does many sums in one step. */
  private static void reach(float[] least, float[] known, Run run, float cost) {
    int from = run.from;
    int to = run.to;
    for (int i = 0; i < run.length; i++) {
      least[to + i] = Math.min(least[to + i], known[from + i] + cost);
    }
  }

  private int before(int word, int side) {
    return state(side / WIDTHS, blurred.firstBar(word));
  }

  private int after(int word, int side) {
    return state(blurred.lastSpace(word), side % WIDTHS);
  }

  /** At each place, the least cost of all rows that have a certain word there. */
  private Best best() {
    int[] words = new int[places];
    double least = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int place = 0; place < places; place++) {
      float[] through = new float[count];
      Arrays.fill(through, Float.MAX_VALUE);
      for (int word = 0; word < allowed(place); word++) {
        through[word] = through(place, word);
        words[place] = through[word] < through[words[place]] ? word : words[place];
      }
      least = Math.min(least, through[words[place]]);
      through[words[place]] = Float.MAX_VALUE;
      for (float other : through) {
        second = Math.min(second, other);
      }
    }
    return new Best(Arrays.stream(words).boxed().toList(), least, second - least);
  }

  private float through(int place, int word) {
    float[] rest = new float[SIDES * sums];
    Arrays.fill(rest, Float.MAX_VALUE);
    float least = Float.MAX_VALUE;
    for (Run run : runs(word, place)) {
      for (int side = 0; side < SIDES; side++) {
        Run beside = run.moved(before(word, side), after(word, side)).backwards();
        reach(rest, backward[place + 1], beside, costs[place][word][side]);
      }
    }
    for (int space = 0; space < WIDTHS; space++) {
      int first = state(space, blurred.firstBar(word));
      for (int i = first; i < first + sums; i++) {
        least = Math.min(least, forward[place][i] + rest[i]);
      }
    }
    return least;
  }
}
