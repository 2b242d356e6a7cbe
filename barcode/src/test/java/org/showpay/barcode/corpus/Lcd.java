package org.showpay.barcode.corpus;

import com.google.zxing.common.BitMatrix;
import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Plane;
import org.showpay.barcode.camera.Surface;

/**
 * A phone's screen with a code on it, whole pixels a module, digits below, and whatever a wallet
 * shows around it; with a body, it lies before a camera.
 */
final class Lcd implements Surface {

  private static final int[][] SIZES = {
    {176, 220}, {240, 320}, {320, 480}, {480, 640}, {540, 1200}
  };
  private static final int BODY = 12;
  private static final int LEAST_BAR = 2;

  final Plane screen;
  final double pixelsPerModule;
  private final double middleX;
  private final double middleY;
  private final double symbolWidth;
  private final double symbolHeight;
  private final double body;
  private final Clutter behind;

  private Lcd(CorpusCarrier carrier, String text, int[] size, RandomGenerator random) {
    BitMatrix modules = carrier.modules(text);
    int width = modules.getWidth() + 2 * carrier.quietZone();
    int height = modules.getHeight() + 2 * carrier.quietZone();
    int scale = Math.min(size[0] / width, size[1] * 4 / 5 / height);
    this.screen = page(size, random);
    int left = (size[0] - width * scale) / 2;
    int top = (size[1] - height * scale) * (2 + random.nextInt(3)) / 8;
    screen.fill(left, top, left + width * scale, top + height * scale, 0.96);
    int quiet = carrier.quietZone() * scale;
    drawModules(modules, left + quiet, top + quiet, scale);
    drawDigits(left + quiet, top + height * scale, modules.getWidth() * scale, random);
    this.pixelsPerModule = scale;
    this.middleX = left + width * scale / 2.0;
    this.middleY = top + height * scale / 2.0;
    this.symbolWidth = width * scale;
    this.symbolHeight = height * scale;
    this.body = random.nextDouble(0.02, 0.4);
    this.behind = new Clutter(random);
  }

  /** A screen on which the symbol has room; a bar of a linear symbol gets two pixels. */
  static Lcd showing(CorpusCarrier carrier, String text, RandomGenerator random) {
    int modules = carrier.modules(text).getWidth() + 2 * carrier.quietZone();
    while (true) {
      int[] size = SIZES[random.nextInt(SIZES.length)];
      boolean along = carrier.isLinear() || carrier == CorpusCarrier.PDF417;
      int[] held = along && random.nextInt(3) > 0 ? new int[] {size[1], size[0]} : size;
      if (held[0] >= LEAST_BAR * modules) {
        return new Lcd(carrier, text, held, random);
      }
    }
  }

  double symbolWidthInModules() {
    return symbolWidth / pixelsPerModule;
  }

  double symbolHeightInModules() {
    return symbolHeight / pixelsPerModule;
  }

  @Override
  public double at(double right, double down) {
    double x = middleX + right * pixelsPerModule;
    double y = middleY + down * pixelsPerModule;
    if (x >= 0 && x < screen.width && y >= 0 && y < screen.height) {
      return screen.at((int) x, (int) y);
    }
    double edge = screen.width / (double) BODY;
    boolean onBody =
        x > -edge && x < screen.width + edge && y > -3 * edge && y < screen.height + 3 * edge;
    return onBody ? body : behind.at(right, down);
  }

  private static Plane page(int[] size, RandomGenerator random) {
    Plane page = new Plane(size[0], size[1]);
    double paper = random.nextInt(3) == 0 ? random.nextDouble(0.1, 0.8) : 0.96;
    page.fill(0, 0, size[0], size[1], paper);
    page.fill(0, 0, size[0], size[1] / 24, random.nextDouble());
    page.fill(0, size[1] * 15 / 16, size[0], size[1], random.nextDouble());
    return page;
  }

  private void drawModules(BitMatrix modules, int left, int top, int scale) {
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          int pixelX = left + x * scale;
          int pixelY = top + y * scale;
          screen.fill(pixelX, pixelY, pixelX + scale, pixelY + scale, 0.04);
        }
      }
    }
  }

  /** Something like twenty digits, in five groups. */
  private void drawDigits(int left, int top, int width, RandomGenerator random) {
    int pitch = Math.max(4, width / 24);
    int dot = Math.max(1, pitch / 5);
    for (int digit = 0; digit < 24; digit++) {
      for (int i = 0; i < 15 && digit % 5 != 4; i++) {
        int x = left + digit * pitch + i % 3 * dot;
        int y = top + i / 3 * dot;
        if (random.nextInt(3) > 0) {
          screen.fill(x, y, x + dot, y + dot, 0.1);
        }
      }
    }
  }
}
