package org.showpay.barcode.matrix;

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

  private Pattern(int side) {
    this.side = side;
    this.known = new int[side * side];
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
    return pattern;
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
    return pattern;
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
    return pattern;
  }

  /** The marks at the corners of the ring tell which way is up. */
  private static boolean isAztecMark(int x, int y) {
    return (x < 0 && y < 0) || (x == 5 && y < 0) || (x == 5 && y == 4);
  }
}
