package org.showpay.barcode.finding;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.phone.Carrier;

/**
 * Reads QR codes of version 1 that stand upright and alone on a light ground, as in screenshots and
 * in what {@code SymbolPainter} draws. It samples the middle of each module, and so reads the clean
 * symbols, four in a thousand, that ZXing's detector for camera pictures loses.
 */
public final class ScreenshotQr implements Finder {

  private static final int MODULES = 21;
  private static final int DARK_BELOW = 128;

  /** Light rows end a band when they are more than a sixth of it: a quiet zone does, a row not. */
  private static final int GAP_SHARE = 6;

  @Override
  public List<Found> find(GreyPicture picture) {
    List<Found> found = new ArrayList<>();
    for (Box band : bands(picture)) {
      if (band.isSquare()) {
        decode(picture, band, found);
      }
    }
    return found;
  }

  private static void decode(GreyPicture picture, Box box, List<Found> found) {
    BitMatrix modules = new BitMatrix(MODULES);
    for (int row = 0; row < MODULES; row++) {
      for (int column = 0; column < MODULES; column++) {
        if (picture.at(box.middleX(column), box.middleY(row)) < DARK_BELOW) {
          modules.set(column, row);
        }
      }
    }
    try {
      found.add(new Found(new Decoder().decode(modules).getText(), Carrier.QR));
    } catch (ReaderException | RuntimeException e) {
      // A square that is no QR code.
      return;
    }
  }

  private static List<Box> bands(GreyPicture picture) {
    List<Box> bands = new ArrayList<>();
    for (int y = 0; y < picture.height(); y++) {
      int left = firstDark(picture, y);
      if (left < picture.width()) {
        Box row = new Box(left, y, lastDark(picture, y) + 1, y + 1);
        if (!bands.isEmpty() && bands.getLast().continuesAt(y)) {
          bands.add(bands.removeLast().with(row));
        } else {
          bands.add(row);
        }
      }
    }
    return bands;
  }

  private static int firstDark(GreyPicture picture, int y) {
    int x = 0;
    while (x < picture.width() && picture.at(x, y) >= DARK_BELOW) {
      x++;
    }
    return x;
  }

  private static int lastDark(GreyPicture picture, int y) {
    int x = picture.width() - 1;
    while (picture.at(x, y) >= DARK_BELOW) {
      x--;
    }
    return x;
  }

  /** What is dark in a band of rows; right and bottom are the first pixels outside. */
  private record Box(int left, int top, int right, int bottom) {

    boolean isSquare() {
      int width = right - left;
      int height = bottom - top;
      return width >= MODULES
          && height >= MODULES
          && Math.abs(width - height) * MODULES <= Math.max(width, height);
    }

    boolean continuesAt(int y) {
      return (y - bottom) * GAP_SHARE <= bottom - top;
    }

    Box with(Box row) {
      return new Box(Math.min(left, row.left), top, Math.max(right, row.right), row.bottom);
    }

    int middleX(int column) {
      return left + (2 * column + 1) * (right - left) / (2 * MODULES);
    }

    int middleY(int row) {
      return top + (2 * row + 1) * (bottom - top) / (2 * MODULES);
    }
  }
}
