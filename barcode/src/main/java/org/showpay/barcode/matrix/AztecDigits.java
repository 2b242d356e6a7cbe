package org.showpay.barcode.matrix;

import com.google.zxing.FormatException;
import com.google.zxing.aztec.decoder.Decoder;
import java.util.Arrays;
import java.util.Optional;
import org.showpay.barcode.correction.Field;
import org.showpay.barcode.correction.ReedSolomon;
import org.showpay.barcode.correction.SoftWords;

/** Compact Aztec codes of two layers that hold digits. */
final class AztecDigits implements MatrixCode {

  private static final int SIDE = 19;
  private static final int LAYERS = 2;
  private static final int WORDS = 40;
  private static final int WORD = 6;
  private static final int FEWEST = 13;
  private static final int MOST = 22;
  private static final int LEAST_DIGITS = 12;

  private static final ReedSolomon CODE = new ReedSolomon(Field.AZTEC, 1);
  private static final int[][] PLACES = places();

  @Override
  public Pattern pattern() {
    return Pattern.AZTEC;
  }

  @Override
  public Optional<String> digits(double[] modules) {
    SoftWords words = SoftWords.of(modules, PLACES);
    for (int data = FEWEST; data <= MOST; data++) {
      int count = data;
      Optional<String> digits =
          words.correct(CODE, WORDS - count, 4, all -> digits(Arrays.copyOf(all, count)));
      if (digits.isPresent()) {
        return digits;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> digits(int[] data) {
    boolean[] bits = new boolean[data.length * WORD];
    int count = 0;
    for (int word : data) {
      boolean stuffed = word == 1 || word == (1 << WORD) - 2;
      if (word == 0 || word == (1 << WORD) - 1) {
        return Optional.empty();
      }
      for (int bit = WORD - 1; bit >= (stuffed ? 1 : 0); bit--) {
        bits[count++] = (word >> bit & 1) == 1;
      }
    }
    return meaning(Arrays.copyOf(bits, count));
  }

  private static Optional<String> meaning(boolean[] bits) {
    try {
      String text = Decoder.highLevelDecode(bits);
      boolean digits = text.length() >= LEAST_DIGITS && text.chars().allMatch(Character::isDigit);
      return digits ? Optional.of(text) : Optional.empty();
    } catch (FormatException | RuntimeException e) {
      // The words are right for the code, but mean nothing.
      return Optional.empty();
    }
  }

  /** Layers from the outside in; of each, four sides of dominoes. */
  private static int[][] places() {
    int[] order = new int[WORDS * WORD];
    int start = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      int row = (LAYERS - layer) * 4 + 9;
      int low = 2 * layer;
      int high = SIDE - 1 - low;
      for (int j = 0; j < row; j++) {
        for (int k = 0; k < 2; k++) {
          int bit = start + 2 * j + k;
          order[bit] = (low + j) * SIDE + low + k;
          order[bit + 2 * row] = (high - k) * SIDE + low + j;
          order[bit + 4 * row] = (high - j) * SIDE + high - k;
          order[bit + 6 * row] = (low + k) * SIDE + high - j;
        }
      }
      start += 8 * row;
    }
    int[][] places = new int[WORDS][WORD];
    for (int i = 0; i < order.length; i++) {
      places[i / WORD][i % WORD] = order[i];
    }
    return places;
  }
}
