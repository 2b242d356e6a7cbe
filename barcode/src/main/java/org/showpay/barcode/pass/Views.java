package org.showpay.barcode.pass;

import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Quad;

/** Other views of a picture. */
final class Views {

  private static final int LIGHTEST = 255;
  private static final float MORE = 1.2f;
  private static final int LARGEST = 1200;

  private Views() {}

  /** Larger or smaller, by interpolation. */
  static GreyPicture scaled(GreyPicture picture, double scale) {
    int width = (int) (picture.width() * scale);
    int height = (int) (picture.height() * scale);
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = smaller(picture, (x + 0.5) / scale, (y + 0.5) / scale, scale);
      }
    }
    return GreyPicture.of(pixels, width, height);
  }

  private static byte smaller(GreyPicture picture, double x, double y, double scale) {
    if (scale >= 1) {
      return (byte) Math.round(picture.between(x, y));
    }
    double part = 0.25 / scale;
    float sum = picture.between(x - part, y - part) + picture.between(x + part, y - part);
    sum += picture.between(x - part, y + part) + picture.between(x + part, y + part);
    return (byte) Math.round(sum / 4);
  }

  /** Each pixel moved away from the mean of its neighbourhood. */
  static GreyPicture sharpened(GreyPicture picture) {
    int width = picture.width();
    byte[] pixels = new byte[width * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      int x = Math.clamp(i % width, 1, Math.max(1, width - 2));
      int y = Math.clamp(i / width, 1, Math.max(1, picture.height() - 2));
      boolean inside = x + 1 < width && y + 1 < picture.height();
      float own = picture.at(i % width, i / width);
      float value = inside ? own + MORE * (own - mean(picture, x, y)) : own;
      pixels[i] = (byte) Math.clamp(Math.round(value), 0, LIGHTEST);
    }
    return GreyPicture.of(pixels, width, picture.height());
  }

  private static float mean(GreyPicture picture, int x, int y) {
    int sum = 0;
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        sum += picture.at(x + right, y + down);
      }
    }
    return sum / 9f;
  }

  /** What a quadrilateral encloses, upright. */
  static GreyPicture straight(GreyPicture picture, Quad quad, double scale) {
    int width = (int) Math.clamp(quad.width() * scale, 16, LARGEST);
    int height = (int) Math.clamp(quad.height() * scale, 16, LARGEST);
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5) / width;
        double v = (y + 0.5) / height;
        pixels[y * width + x] = (byte) Math.round(picture.between(quad.x(u, v), quad.y(u, v)));
      }
    }
    return GreyPicture.of(pixels, width, height);
  }
}
