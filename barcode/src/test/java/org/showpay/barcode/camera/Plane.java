package org.showpay.barcode.camera;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/** A grey picture in the making: brightness from 0, black, to 1, white. */
public final class Plane {

  private static final int LIGHTEST = 255;

  public final int width;
  public final int height;
  final float[] values;

  /** All black. */
  public Plane(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new float[width * height];
  }

  /** The nearest pixel, also outside. */
  public float at(int x, int y) {
    int column = Math.clamp(x, 0, width - 1);
    int row = Math.clamp(y, 0, height - 1);
    return values[row * width + column];
  }

  /** Fills a rectangle, as far as it is in the picture. */
  public void fill(int left, int top, int right, int bottom, double value) {
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      int row = y * width;
      int from = row + Math.clamp(left, 0, width);
      int to = row + Math.clamp(right, 0, width);
      Arrays.fill(values, Math.min(from, to), to, (float) value);
    }
  }

  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(values[i] * LIGHTEST), 0, LIGHTEST);
    }
    return image;
  }
}
