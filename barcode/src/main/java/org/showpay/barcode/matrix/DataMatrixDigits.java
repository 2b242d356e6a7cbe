package org.showpay.barcode.matrix;

import com.google.zxing.datamatrix.encoder.DefaultPlacement;
import java.util.Arrays;
import java.util.Optional;
import org.showpay.barcode.correction.Field;
import org.showpay.barcode.correction.ReedSolomon;
import org.showpay.barcode.correction.SoftWords;
import org.showpay.barcode.finding.Numeral;

/** Data Matrix symbols of 16 x 16 modules that hold digits. */
final class DataMatrixDigits implements MatrixCode {

  private static final int SIDE = 16;
  private static final int INNER = 14;
  private static final int WORDS = 24;
  private static final int DATA = 12;
  private static final int BYTE = 8;
  private static final int PAIRS = 130;
  private static final int PAD = 129;

  private static final ReedSolomon CODE = new ReedSolomon(Field.DATA_MATRIX, 1);
  private static final int[][] PLACES = places();

  @Override
  public Pattern pattern() {
    return Pattern.DATA_MATRIX;
  }

  @Override
  public Optional<String> digits(double[] modules) {
    return SoftWords.of(modules, PLACES)
        .correct(CODE, WORDS - DATA, 1, words -> digits(Arrays.copyOf(words, DATA)));
  }

  /** Pairs of digits, then padding that is as it must be. */
  private static Optional<String> digits(int[] data) {
    StringBuilder digits = new StringBuilder();
    int next = 0;
    while (next < DATA && data[next] >= PAIRS && data[next] < PAIRS + 100) {
      digits.append(Numeral.of(data[next++] - PAIRS, 2));
    }
    boolean padded = next == DATA || data[next++] == PAD;
    for (; next < DATA && padded; next++) {
      padded = data[next] == randomisedPad(next + 1);
    }
    return padded && digits.length() >= DATA ? Optional.of(digits.toString()) : Optional.empty();
  }

  private static int randomisedPad(int position) {
    int pad = PAD + 149 * position % 253 + 1;
    return pad <= 254 ? pad : pad - 254;
  }

  /** ZXing places the bits one at a time, and we look where they went. */
  private static int[][] places() {
    int[][] places = new int[WORDS][BYTE];
    for (int bit = 0; bit < WORDS * BYTE; bit++) {
      char[] words = new char[WORDS];
      words[bit / BYTE] = (char) (1 << (BYTE - 1 - bit % BYTE));
      DefaultPlacement placement = new DefaultPlacement(new String(words), INNER, INNER);
      placement.place();
      places[bit / BYTE][bit % BYTE] = dark(placement);
    }
    return places;
  }

  private static int dark(DefaultPlacement placement) {
    for (int i = 0; i < INNER * INNER; i++) {
      boolean fixed = i == INNER * INNER - 1 || i == INNER * (INNER - 1) - 2;
      if (!fixed && placement.getBit(i % INNER, i / INNER)) {
        return (i / INNER + 1) * SIDE + i % INNER + 1;
      }
    }
    throw new IllegalStateException("Every bit has its place");
  }
}
