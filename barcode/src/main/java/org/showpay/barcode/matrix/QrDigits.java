package org.showpay.barcode.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.showpay.barcode.correction.Bits;
import org.showpay.barcode.correction.Field;
import org.showpay.barcode.correction.ReedSolomon;
import org.showpay.barcode.correction.SoftWords;
import org.showpay.barcode.finding.Numeral;

/** QR codes of version 1 in numeric mode. */
final class QrDigits implements MatrixCode {

  private static final int SIDE = 21;
  private static final int WORDS = 26;
  private static final int BYTE = 8;
  private static final int NUMERIC = 1;
  private static final int FORMATS = 32;
  private static final int FORMAT_BITS = 15;
  private static final int FORMAT_POLYNOMIAL = 0x537;
  private static final int FORMAT_MASK = 0x5412;
  private static final int LIKELY_FORMATS = 4;

  /** Check words by the two bits that name the level: M, L, H, Q. */
  private static final int[] CHECKS = {10, 7, 17, 13};

  private static final ReedSolomon CODE = new ReedSolomon(Field.QR, 0);
  private static final int[][] PLACES = places();

  @Override
  public Pattern pattern() {
    return Pattern.QR;
  }

  @Override
  public Optional<String> digits(double[] modules) {
    for (int format : likelyFormats(modules)) {
      int checks = CHECKS[format >> 3];
      Optional<String> digits =
          SoftWords.of(unmasked(modules, format & 7), PLACES)
              .correct(CODE, checks, 0, words -> digits(Arrays.copyOf(words, WORDS - checks)));
      if (digits.isPresent()) {
        return digits;
      }
    }
    return Optional.empty();
  }

  /** Only where mode, padding and all are as they must be: some forty bits that chance must hit. */
  private static Optional<String> digits(int[] data) {
    Bits bits = new Bits(data, BYTE);
    if (bits.take(4) != NUMERIC) {
      return Optional.empty();
    }
    int count = bits.take(10);
    if (count < 12 || (count * 10 + 2) / 3 > bits.left()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    while (digits.length() < count) {
      int group = Math.min(3, count - digits.length());
      digits.append(Numeral.of(bits.take(group * 3 + 1), group));
    }
    return digits.length() == count && isPadded(bits)
        ? Optional.of(digits.toString())
        : Optional.empty();
  }

  private static boolean isPadded(Bits bits) {
    if (bits.take(Math.min(4, bits.left())) != 0 || bits.take(bits.left() % BYTE) != 0) {
      return false;
    }
    for (int pad = 0; bits.left() > 0; pad++) {
      if (bits.take(BYTE) != (pad % 2 == 0 ? 0xec : 0x11)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> likelyFormats(double[] modules) {
    List<Integer> formats = new ArrayList<>();
    double[] likeness = new double[FORMATS];
    for (int format = 0; format < FORMATS; format++) {
      formats.add(format);
      likeness[format] = likeness(modules, format);
    }
    formats.sort((one, other) -> Double.compare(likeness[other], likeness[one]));
    return formats.subList(0, LIKELY_FORMATS);
  }

  private static double likeness(double[] modules, int format) {
    int word = format << 10;
    for (int bit = FORMAT_BITS - 1; bit >= 10; bit--) {
      word ^= (word >> bit & 1) == 0 ? 0 : FORMAT_POLYNOMIAL << (bit - 10);
    }
    word = (format << 10 | word) ^ FORMAT_MASK;
    double likeness = 0;
    for (int bit = 0; bit < FORMAT_BITS; bit++) {
      double sign = (word >> bit & 1) == 1 ? -1 : 1;
      int up = bit < 6 ? bit : bit < 8 ? bit + 1 : SIDE - FORMAT_BITS + bit;
      int left = bit < 8 ? SIDE - 1 - bit : bit == 8 ? 7 : FORMAT_BITS - 1 - bit;
      likeness += sign * (modules[up * SIDE + 8] + modules[8 * SIDE + left]);
    }
    return likeness;
  }

  private static double[] unmasked(double[] modules, int mask) {
    double[] plain = modules.clone();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        plain[y * SIDE + x] *= isFlipped(mask, x, y) ? -1 : 1;
      }
    }
    return plain;
  }

  private static boolean isFlipped(int mask, int x, int y) {
    return switch (mask) {
      case 0 -> (x + y) % 2 == 0;
      case 1 -> y % 2 == 0;
      case 2 -> x % 3 == 0;
      case 3 -> (x + y) % 3 == 0;
      case 4 -> (x / 3 + y / 2) % 2 == 0;
      case 5 -> x * y % 6 == 0;
      case 6 -> x * y % 6 < 3;
      default -> (x + y + x * y % 3) % 2 == 0;
    };
  }

  /** Bits run in pairs of columns from right to left, up and down in turn. */
  private static int[][] places() {
    List<Integer> order = new ArrayList<>();
    boolean up = true;
    for (int right = SIDE - 1; right > 0; right -= 2) {
      right -= right == 6 ? 1 : 0;
      for (int i = 0; i < SIDE; i++) {
        int y = up ? SIDE - 1 - i : i;
        for (int x = right; x > right - 2; x--) {
          if (!isFunction(x, y)) {
            order.add(y * SIDE + x);
          }
        }
      }
      up = !up;
    }
    int[][] places = new int[WORDS][BYTE];
    for (int i = 0; i < WORDS * BYTE; i++) {
      places[i / BYTE][i % BYTE] = order.get(i);
    }
    return places;
  }

  private static boolean isFunction(int x, int y) {
    int far = SIDE - 9;
    return x == 6 || y == 6 || (x < 9 && y < 9) || (x > far && y < 9) || (x < 9 && y > far);
  }
}
