package org.showpay.barcode.drawing;

import java.util.Arrays;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.Picture;

/** A page to draw black and white on: the screen, or the screen on its side. */
public final class Page {

  private static final byte WHITE = (byte) 0xff;
  private static final byte BLACK = 0;

  /** The ground of a dark theme: not black, as phones have it. */
  private static final byte DARK = 0x12;

  private final byte[] pixels;
  private final int screenWidth;
  private final int screenHeight;
  private final Look look;
  private final boolean turned;

  /**
   * The screen, without anything on it.
   *
   * @param turned whether the phone is turned a quarter to the left
   */
  public Page(int screenWidth, int screenHeight, Look look, boolean turned) {
    this.pixels = new byte[screenWidth * screenHeight];
    this.screenWidth = screenWidth;
    this.screenHeight = screenHeight;
    this.look = look;
    this.turned = turned;
    Arrays.fill(pixels, look == Look.MODERN_DARK ? DARK : WHITE);
  }

  /** From left to right, as whoever holds the phone sees it. */
  public int width() {
    return turned ? screenHeight : screenWidth;
  }

  /** Blackens a rectangle of the page. */
  public void darken(int left, int top, int width, int height) {
    fill(left, top, width, height, BLACK);
  }

  /** Whitens a rectangle of the page. */
  public void lighten(int left, int top, int width, int height) {
    fill(left, top, width, height, WHITE);
  }

  private void fill(int left, int top, int width, int height, byte colour) {
    if (turned) {
      int right = screenWidth - top;
      fillRows(left, left + width, right - height, right, colour);
    } else {
      fillRows(top, top + height, left, left + width, colour);
    }
  }

  private void fillRows(int top, int bottom, int left, int right, byte colour) {
    for (int y = top; y < bottom; y++) {
      int row = y * screenWidth;
      Arrays.fill(pixels, row + left, row + right, colour);
    }
  }

  /** The screen as a PNG file, in as many bits a pixel as it has. */
  public Picture png() {
    int bits =
        switch (look) {
          case MONO_LCD -> 1;
          case GREY_LCD -> 2;
          case EARLY_TOUCH, MODERN, MODERN_DARK -> Byte.SIZE;
        };
    return new GreyPng(pixels, screenWidth, screenHeight, bits).file();
  }
}
