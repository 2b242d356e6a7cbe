package org.showpay.barcode.matrix;

import java.util.stream.IntStream;

/** The modules of a symbol that are the same whatever it says. */
final class Pattern {

  private static final int QR_SIDE = 21;
  private static final int DATA_MATRIX_SIDE = 16;
  private static final int AZTEC_SIDE = 19;

  static final Pattern QR = qr();
  static final Pattern DATA_MATRIX = dataMatrix();
  static final Pattern AZTEC = aztec();

  final int side;

  /** 1 dark, -1 light, 0 unknown; row by row. */
  private final int[] known;

  private float[][] weights = {};

  private Pattern(int side) {
    this.side = side;
    this.known = new int[side * side];
  }

  /**
   * What each module's grey counts, so that the sum is how far known light is from known dark; for
   * the symbol upright and turned by one, two and three quarters.
   */
  float[][] weights() {
    return weights;
  }

  private Pattern weighed() {
    int light = (int) IntStream.of(known).filter(module -> module < 0).count();
    int dark = (int) IntStream.of(known).filter(module -> module > 0).count();
    weights = new float[4][known.length];
    for (int i = 0; i < known.length; i++) {
      int column = i % side;
      int row = i / side;
      for (int turn = 0; turn < 4; turn++) {
        int module = known(column, row);
        weights[turn][i] = module < 0 ? 1f / light : module > 0 ? -1f / dark : 0;
        int next = row;
        row = side - 1 - column;
        column = next;
      }
    }
    return this;
  }

  int known(int column, int row) {
    return known[row * side + column];
  }

  private void set(int column, int row, boolean dark) {
    if (column >= 0 && row >= 0 && column < side && row < side) {
      known[row * side + column] = dark ? 1 : -1;
    }
  }

  private static Pattern qr() {
    Pattern pattern = new Pattern(QR_SIDE);
    for (int i = 0; i < QR_SIDE; i++) {
      pattern.set(i, 6, i % 2 == 0);
      pattern.set(6, i, i % 2 == 0);
    }
    pattern.finder(3, 3);
    pattern.finder(QR_SIDE - 4, 3);
    pattern.finder(3, QR_SIDE - 4);
    pattern.set(8, QR_SIDE - 8, true);
    return pattern.weighed();
  }

  private void finder(int column, int row) {
    for (int y = -4; y <= 4; y++) {
      for (int x = -4; x <= 4; x++) {
        int ring = Math.max(Math.abs(x), Math.abs(y));
        set(column + x, row + y, ring != 2 && ring != 4);
      }
    }
  }

  private static Pattern dataMatrix() {
    Pattern pattern = new Pattern(DATA_MATRIX_SIDE);
    for (int i = 0; i < DATA_MATRIX_SIDE; i++) {
      pattern.set(i, 0, i % 2 == 0);
      pattern.set(DATA_MATRIX_SIDE - 1, i, i % 2 == 1);
    }
    for (int i = 0; i < DATA_MATRIX_SIDE; i++) {
      pattern.set(0, i, true);
      pattern.set(i, DATA_MATRIX_SIDE - 1, true);
    }
    return pattern.weighed();
  }

  private static Pattern aztec() {
    Pattern pattern = new Pattern(AZTEC_SIDE);
    int middle = AZTEC_SIDE / 2;
    for (int y = -5; y <= 5; y++) {
      for (int x = -5; x <= 5; x++) {
        int ring = Math.max(Math.abs(x), Math.abs(y));
        if (ring < 5) {
          pattern.set(middle + x, middle + y, ring % 2 == 0);
        } else if (Math.abs(x) + Math.abs(y) >= 9) {
          pattern.set(middle + x, middle + y, isAztecMark(x, y));
        }
      }
    }
    return pattern.weighed();
  }

  /** The marks at the corners of the ring tell which way is up. */
  private static boolean isAztecMark(int x, int y) {
    return (x < 0 && y < 0) || (x == 5 && y < 0) || (x == 5 && y == 4);
  }
}
