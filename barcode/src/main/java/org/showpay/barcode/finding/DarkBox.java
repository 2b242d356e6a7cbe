package org.showpay.barcode.finding;

import java.util.ArrayList;
import java.util.List;

/** A rectangle of a picture; right and bottom are the first pixels outside. */
record DarkBox(int left, int top, int right, int bottom) {

  private static final int DARK_BELOW = 128;

  /** Light rows end a band when they are more than a sixth of it: a quiet zone does, a row not. */
  private static final int GAP_SHARE = 6;

  static boolean isDark(GreyPicture picture, int x, int y) {
    return picture.at(x, y) < DARK_BELOW;
  }

  /** The rectangle around all that is light: the whole screen, or the card of a dark one. */
  static DarkBox lightPartOf(GreyPicture picture) {
    DarkBox all = new DarkBox(0, 0, picture.width(), picture.height());
    List<DarkBox> rows = rowsIn(picture, all, false);
    return rows.stream().reduce(DarkBox::with).orElse(all);
  }

  /**
   * What is dark, in bands of rows.
   *
   * @param bridging whether a few light rows between are part of a band
   */
  static List<DarkBox> bandsIn(GreyPicture picture, DarkBox part, boolean bridging) {
    List<DarkBox> bands = new ArrayList<>();
    for (DarkBox row : rowsIn(picture, part, true)) {
      if (!bands.isEmpty() && bands.getLast().goesOnAt(row.top, bridging)) {
        bands.add(bands.removeLast().with(row));
      } else {
        bands.add(row);
      }
    }
    return bands;
  }

  boolean isSquareOf(int modules) {
    int width = right - left;
    int height = bottom - top;
    return width >= modules
        && height >= modules
        && Math.abs(width - height) * modules <= Math.max(width, height);
  }

  int middleX(int column, int columns) {
    return left + (2 * column + 1) * (right - left) / (2 * columns);
  }

  int middleY(int row, int rows) {
    return top + (2 * row + 1) * (bottom - top) / (2 * rows);
  }

  private boolean goesOnAt(int y, boolean bridging) {
    return y == bottom || (bridging && (y - bottom) * GAP_SHARE <= bottom - top);
  }

  private DarkBox with(DarkBox other) {
    return new DarkBox(Math.min(left, other.left), top, Math.max(right, other.right), other.bottom);
  }

  /** In each row from the first to the last pixel that is so; rows without any are left out. */
  private static List<DarkBox> rowsIn(GreyPicture picture, DarkBox part, boolean dark) {
    List<DarkBox> rows = new ArrayList<>();
    for (int y = part.top; y < part.bottom; y++) {
      int first = part.left;
      while (first < part.right && isDark(picture, first, y) != dark) {
        first++;
      }
      int last = part.right;
      while (last > first && isDark(picture, last - 1, y) != dark) {
        last--;
      }
      if (first < last) {
        rows.add(new DarkBox(first, y, last, y + 1));
      }
    }
    return rows;
  }
}
