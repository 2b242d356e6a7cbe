package org.showpay.barcode.correction;

import java.util.Arrays;
import java.util.Optional;

/**
 * Corrects codewords of which some are known to be doubtful: a doubtful one costs one check word,
 * an error that nobody suspected costs two.
 */
public final class ReedSolomon {

  private final Field field;
  private final int firstRoot;

  /** The roots of the code's generator are consecutive powers, from this one on. */
  public ReedSolomon(Field field, int firstRoot) {
    this.field = field;
    this.firstRoot = firstRoot;
  }

  /** The corrected words, data first; none where more is wrong than the checks can tell. */
  Optional<int[]> correct(int[] words, int checks, int[] doubtful) {
    int[] syndromes = syndromes(words, checks);
    if (Arrays.stream(syndromes).allMatch(syndrome -> syndrome == 0)) {
      return Optional.of(words.clone());
    }
    int[] locator = locator(syndromes, erasures(words.length, doubtful), doubtful.length);
    int[] corrected = words.clone();
    int found = repair(corrected, syndromes, locator);
    int degree = degree(locator);
    boolean whole = found == degree && 2 * degree - doubtful.length <= checks;
    return whole && isClean(corrected, checks) ? Optional.of(corrected) : Optional.empty();
  }

  private boolean isClean(int[] words, int checks) {
    return Arrays.stream(syndromes(words, checks)).allMatch(syndrome -> syndrome == 0);
  }

  private int[] syndromes(int[] words, int checks) {
    int[] syndromes = new int[checks];
    for (int i = 0; i < checks; i++) {
      int root = field.power(firstRoot + i);
      for (int word : words) {
        syndromes[i] = field.times(syndromes[i], root) ^ word;
      }
    }
    return syndromes;
  }

  /** The polynomial with a root for each doubtful word. */
  private int[] erasures(int length, int[] doubtful) {
    int[] product = {1};
    for (int place : doubtful) {
      product = timesRoot(product, field.power(length - 1 - place));
    }
    return product;
  }

  private int[] timesRoot(int[] polynomial, int root) {
    int[] product = Arrays.copyOf(polynomial, polynomial.length + 1);
    for (int i = 1; i < product.length; i++) {
      product[i] ^= field.times(polynomial[i - 1], root);
    }
    return product;
  }

  /** Berlekamp and Massey's steps, begun with the erasures that are known. */
  private int[] locator(int[] syndromes, int[] erasures, int erased) {
    int checks = syndromes.length;
    int[] current = Arrays.copyOf(erasures, checks + 2);
    int[] before = current.clone();
    int length = erased;
    for (int step = erased; step < checks; step++) {
      int discrepancy = 0;
      for (int i = 0; i <= step; i++) {
        discrepancy ^= field.times(current[i], syndromes[step - i]);
      }
      System.arraycopy(before, 0, before, 1, before.length - 1);
      before[0] = 0;
      if (discrepancy == 0) {
        continue;
      }
      int[] next = current.clone();
      for (int i = 0; i < next.length; i++) {
        next[i] ^= field.times(discrepancy, before[i]);
      }
      if (2 * length <= step + erased) {
        length = step + 1 + erased - length;
        for (int i = 0; i < before.length; i++) {
          before[i] = field.over(current[i], discrepancy);
        }
      }
      current = next;
    }
    return current;
  }

  private static int degree(int[] polynomial) {
    int degree = polynomial.length - 1;
    while (degree > 0 && polynomial[degree] == 0) {
      degree--;
    }
    return degree;
  }

  /** Forney's formula at each root of the locator; the number of roots among the words. */
  private int repair(int[] words, int[] syndromes, int[] locator) {
    int[] evaluator = new int[syndromes.length];
    for (int i = 0; i < evaluator.length; i++) {
      for (int j = 0; j <= i && j < locator.length; j++) {
        evaluator[i] ^= field.times(locator[j], syndromes[i - j]);
      }
    }
    int roots = 0;
    for (int place = 0; place < words.length; place++) {
      int exponent = words.length - 1 - place;
      int inverse = field.power(-exponent);
      if (field.value(locator, inverse) == 0) {
        roots++;
        int slope = slope(locator, inverse);
        int shift = field.power(exponent * (1 - firstRoot));
        int size = field.times(field.value(evaluator, inverse), shift);
        words[place] ^= slope == 0 ? 0 : field.over(size, slope);
      }
    }
    return roots;
  }

  private int slope(int[] polynomial, int at) {
    int slope = 0;
    int power = 1;
    for (int i = 1; i < polynomial.length; i += 2) {
      slope ^= field.times(polynomial[i], power);
      power = field.times(power, field.times(at, at));
    }
    return slope;
  }
}
