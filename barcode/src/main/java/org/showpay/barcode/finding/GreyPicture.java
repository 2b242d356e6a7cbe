package org.showpay.barcode.finding;

import com.google.zxing.LuminanceSource;
import java.awt.image.BufferedImage;

/**
 * A picture in 256 greys. Turning and inverting make another view of the same pixels, not a copy.
 */
public final class GreyPicture {

  private static final int LIGHTEST = 255;

  private final byte[] pixels;
  private final View view;

  private GreyPicture(byte[] pixels, View view) {
    this.pixels = pixels;
    this.view = view;
  }

  /** The picture's brightness; what is transparent is taken for white. */
  public static GreyPicture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new GreyPicture(Brightness.of(image), new View(width, height, 0, 1, width, 0));
  }

  /** Brightness row by row, a byte a pixel. */
  public static GreyPicture of(byte[] pixels, int width, int height) {
    return new GreyPicture(pixels, new View(width, height, 0, 1, width, 0));
  }

  /**
   * The brightness of opaque pixels.
   *
   * @param colours red, green, blue and a fourth byte for each pixel, row by row
   */
  public static GreyPicture ofColours(byte[] colours, int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0, from = 0; i < pixels.length; i++, from += 4) {
      int red = colours[from] & LIGHTEST;
      int green = colours[from + 1] & LIGHTEST;
      pixels[i] = (byte) Brightness.mix(red, green, colours[from + 2] & LIGHTEST);
    }
    return of(pixels, width, height);
  }

  /** This picture turned by a quarter to the left. */
  public GreyPicture turned() {
    return new GreyPicture(pixels, view.turned());
  }

  /** This picture with light and dark exchanged. */
  public GreyPicture inverted() {
    return new GreyPicture(pixels, view.inverted());
  }

  /** Pixels across. */
  public int width() {
    return view.width;
  }

  /** Pixels down. */
  public int height() {
    return view.height;
  }

  /** The brightness of a pixel, 0 to 255. */
  public int at(int x, int y) {
    return (pixels[view.index(x, y)] & LIGHTEST) ^ view.mask;
  }

  /** The brightness between pixels; the middle of the first is at 0.5, and outside is the edge. */
  public float between(double x, double y) {
    float column = (float) within(x - 0.5, view.width - 1.001);
    float row = (float) within(y - 0.5, view.height - 1.001);
    int left = (int) column;
    int top = (int) row;
    float right = column - left;
    float down = row - top;
    int first = view.index(left, top);
    int next = left + 1 < view.width ? view.perColumn : 0;
    int below = top + 1 < view.height ? view.perRow : 0;
    int mask = view.mask;
    float p = (pixels[first] & LIGHTEST) ^ mask;
    float q = (pixels[first + next] & LIGHTEST) ^ mask;
    float r = (pixels[first + below] & LIGHTEST) ^ mask;
    float s = (pixels[first + next + below] & LIGHTEST) ^ mask;
    float upper = p + (q - p) * right;
    return upper + (r + (s - r) * right - upper) * down;
  }

  /** What the JDK's own clamp does besides costs more than all else that is done for a pixel. */
  private static double within(double value, double most) {
    return value < 0 ? 0 : value > most ? most : value;
  }

  /** Row by row, a byte a pixel. */
  public byte[] bytes() {
    return source().getMatrix();
  }

  LuminanceSource source() {
    return new Source(this);
  }

  /** How a pixel's place leads to its byte. */
  private record View(int width, int height, int start, int perColumn, int perRow, int mask) {

    int index(int x, int y) {
      return start + x * perColumn + y * perRow;
    }

    View turned() {
      int topRight = index(width - 1, 0);
      return new View(/* width= */ height, /* height= */ width, topRight, perRow, -perColumn, mask);
    }

    View inverted() {
      return new View(width, height, start, perColumn, perRow, mask ^ LIGHTEST);
    }
  }

  /** The picture as ZXing wants it. */
  private static final class Source extends LuminanceSource {

    private final GreyPicture picture;

    Source(GreyPicture picture) {
      super(picture.width(), picture.height());
      this.picture = picture;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      byte[] target = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
      copyRow(y, target, 0);
      return target;
    }

    @Override
    public byte[] getMatrix() {
      byte[] matrix = new byte[getWidth() * getHeight()];
      for (int y = 0; y < getHeight(); y++) {
        copyRow(y, matrix, y * getWidth());
      }
      return matrix;
    }

    private void copyRow(int y, byte[] target, int offset) {
      for (int x = 0; x < getWidth(); x++) {
        target[offset + x] = (byte) picture.at(x, y);
      }
    }
  }
}
