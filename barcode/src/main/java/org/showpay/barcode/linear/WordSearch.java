package org.showpay.barcode.linear;

import java.util.Arrays;
import java.util.List;

/**
 * The row of words that fits the samples best and whose check character is right, and by how much
 * it is better than the second best: Viterbi's search forwards and backwards. A state is the
 * running sum of the check, the space before the next word, and the bar that it begins with.
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
    this.forward = new float[places + 1][sums * SIDES];
    this.backward = new float[places + 1][sums * SIDES];
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
      forward[0][state(sum, blurred.startSpace(), bar)] = 0;
    }
    for (int end = 0; end < sums; end++) {
      for (int space = 0; space < WIDTHS; space++) {
        backward[places][state(end, space, blurred.stopBar())] = 0;
      }
    }
    for (int place = 0; place < places; place++) {
      forwards(place);
    }
    for (int place = places - 1; place >= 0; place--) {
      backwards(place);
    }
    return best();
  }

  private void rate(Samples samples, int place) {
    int from = layout.sampleOf(place);
    for (int word = 0; word < count; word++) {
      if (isAllowed(word, place)) {
        for (int side = 0; side < SIDES; side++) {
          float[] template = blurred.word(word, side / WIDTHS, side % WIDTHS);
          costs[place][word][side] = samples.distance(template, from);
        }
      }
    }
  }

  private boolean isAllowed(int word, int place) {
    return word < Alphabet.PAIRS || (place == places - 1 && sums > 1);
  }

  private static int state(int sum, int space, int bar) {
    return sum * SIDES + space * WIDTHS + bar;
  }

  /** The sum after a word; the check character itself is right only where it is the sum. */
  private int next(int sum, int word, int place) {
    if (sums == 1) {
      return 0;
    }
    if (place == places - 1) {
      return word == sum ? 0 : -1;
    }
    return (sum + word * (place + 1)) % sums;
  }

  private void forwards(int place) {
    for (int word = 0; word < count; word++) {
      for (int sum = 0; sum < sums && isAllowed(word, place); sum++) {
        int next = next(sum, word, place);
        for (int space = 0; space < WIDTHS && next >= 0; space++) {
          float before = forward[place][state(sum, space, blurred.firstBar(word))];
          if (before < Float.MAX_VALUE) {
            forwards(place, word, before, space, next);
          }
        }
      }
    }
  }

  private void forwards(int place, int word, float before, int space, int next) {
    float[] after = forward[place + 1];
    int first = state(next, blurred.lastSpace(word), 0);
    for (int bar = 0; bar < WIDTHS; bar++) {
      float cost = before + costs[place][word][space * WIDTHS + bar];
      after[first + bar] = Math.min(after[first + bar], cost);
    }
  }

  private void backwards(int place) {
    for (int word = 0; word < count; word++) {
      for (int sum = 0; sum < sums && isAllowed(word, place); sum++) {
        int next = next(sum, word, place);
        for (int space = 0; space < WIDTHS && next >= 0; space++) {
          int state = state(sum, space, blurred.firstBar(word));
          float cost = rest(place, word, space, next);
          backward[place][state] = Math.min(backward[place][state], cost);
        }
      }
    }
  }

  private float rest(int place, int word, int space, int next) {
    float[] after = backward[place + 1];
    int first = state(next, blurred.lastSpace(word), 0);
    float least = Float.MAX_VALUE;
    for (int bar = 0; bar < WIDTHS; bar++) {
      if (after[first + bar] < Float.MAX_VALUE) {
        least = Math.min(least, after[first + bar] + costs[place][word][space * WIDTHS + bar]);
      }
    }
    return least;
  }

  /** At each place, the least cost of all rows that have a certain word there. */
  private Best best() {
    int[] words = new int[places];
    double least = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int place = 0; place < places; place++) {
      float[] through = new float[count];
      for (int word = 0; word < count; word++) {
        through[word] = isAllowed(word, place) ? through(place, word) : Float.MAX_VALUE;
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
    float least = Float.MAX_VALUE;
    for (int sum = 0; sum < sums; sum++) {
      int next = next(sum, word, place);
      for (int space = 0; space < WIDTHS && next >= 0; space++) {
        float before = forward[place][state(sum, space, blurred.firstBar(word))];
        float rest = before < Float.MAX_VALUE ? rest(place, word, space, next) : Float.MAX_VALUE;
        least = rest < Float.MAX_VALUE ? Math.min(least, before + rest) : least;
      }
    }
    return least;
  }
}
