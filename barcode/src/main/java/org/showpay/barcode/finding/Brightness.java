package org.showpay.barcode.finding;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the brightness out of images of every kind. Samples are read as they stand in the file: the
 * JDK's own conversion of grey images changes the greys and takes ten times as long.
 */
final class Brightness {

  private static final int LIGHTEST = 255;
  private static final int BYTE = 8;

  private Brightness() {}

  /** One byte a pixel, row by row. */
  static byte[] of(BufferedImage image) {
    byte[] grey = new byte[image.getWidth() * image.getHeight()];
    RowReader reader = readerOf(image);
    for (int y = 0; y < image.getHeight(); y++) {
      reader.read(y, grey, y * image.getWidth());
    }
    return grey;
  }

  private static RowReader readerOf(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel palette) {
      return paletteRows(image.getRaster(), palette);
    }
    if (!holdsPlainSamples(colours)) {
      return convertedRows(image);
    }
    return colours.getPixelSize() == BYTE ? greyRows(image.getRaster()) : sampleRows(image);
  }

  private static boolean holdsPlainSamples(ColorModel colours) {
    int space = colours.getColorSpace().getType();
    return (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
        && !colours.isAlphaPremultiplied()
        && colours.getComponentSize(0) >= BYTE;
  }

  private static RowReader paletteRows(Raster raster, IndexColorModel palette) {
    int[] greys = new int[palette.getMapSize()];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = ofArgb(palette.getRGB(i));
    }
    int[] row = new int[raster.getWidth()];
    return (y, grey, offset) -> {
      raster.getPixels(0, y, row.length, 1, row);
      for (int x = 0; x < row.length; x++) {
        grey[offset + x] = (byte) greys[row[x]];
      }
    };
  }

  private static RowReader greyRows(Raster raster) {
    byte[] row = new byte[raster.getWidth()];
    return (y, grey, offset) -> {
      raster.getDataElements(0, y, row.length, 1, row);
      System.arraycopy(row, 0, grey, offset, row.length);
    };
  }

  private static RowReader sampleRows(BufferedImage image) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int shift = image.getColorModel().getComponentSize(0) - BYTE;
    boolean alpha = image.getColorModel().hasAlpha();
    int[] row = new int[raster.getWidth() * bands];
    return (y, grey, offset) -> {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int i = 0, x = offset; i < row.length; i += bands, x++) {
        int value = bands < 3 ? row[i] : mix(row[i], row[i + 1], row[i + 2]);
        int opaque = alpha ? row[i + bands - 1] >> shift : LIGHTEST;
        grey[x] = (byte) onWhite(value >> shift, opaque);
      }
    };
  }

  private static RowReader convertedRows(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    return (y, grey, offset) -> {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        grey[offset + x] = (byte) ofArgb(row[x]);
      }
    };
  }

  private static int ofArgb(int argb) {
    int grey = mix(argb >> 16 & LIGHTEST, argb >> BYTE & LIGHTEST, argb & LIGHTEST);
    return onWhite(grey, argb >>> 24);
  }

  /** Green counts twice, as it does for the eye. */
  static int mix(int red, int green, int blue) {
    return (red + 2 * green + blue) >> 2;
  }

  private static int onWhite(int grey, int opaque) {
    return LIGHTEST - (LIGHTEST - grey) * opaque / LIGHTEST;
  }

  /** Writes the brightness of one row. */
  @FunctionalInterface
  private interface RowReader {
    void read(int y, byte[] grey, int offset);
  }
}
