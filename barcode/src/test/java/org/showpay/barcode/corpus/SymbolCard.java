package org.showpay.barcode.corpus;

import com.google.zxing.common.BitMatrix;
import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Surface;

/** A symbol alone: quiet zone, some more light around it, then a bezel of any brightness. */
final class SymbolCard implements Surface {

  private static final double DARK = 0.06;
  private static final double LIGHT = 0.95;

  private final BitMatrix modules;
  private final double border;
  private final double bezel;
  private final boolean linear;
  private final int side;
  private final double crop;

  SymbolCard(CorpusCarrier carrier, String text, double crop, RandomGenerator random) {
    this.modules = carrier.modules(text);
    this.border = carrier.quietZone() + random.nextInt(4);
    this.bezel = random.nextDouble(0.05, 0.9);
    this.linear = carrier.isLinear();
    this.side = random.nextInt(4);
    this.crop = crop;
  }

  double width() {
    return modules.getWidth() + 2 * border;
  }

  double height() {
    return modules.getHeight() + 2 * border;
  }

  @Override
  public double at(double right, double down) {
    double x = right + modules.getWidth() / 2.0;
    double y = down + modules.getHeight() / 2.0;
    if (crop > 0 && isCropped(x, y)) {
      return bezel;
    }
    if (x >= 0 && x < modules.getWidth() && y >= 0 && y < modules.getHeight()) {
      return modules.get((int) x, (int) y) ? DARK : LIGHT;
    }
    boolean onCard = Math.abs(right) < width() / 2 && Math.abs(down) < height() / 2;
    return onCard ? LIGHT : bezel;
  }

  /**
   * Is a point cut away? The quiet zone goes first, on all sides; then, of a linear symbol, most of
   * the height of its bars, of others some modules at one side.
   */
  private boolean isCropped(double x, double y) {
    double kept = border * (1 - Math.min(1, crop));
    double past = Math.max(0, crop - 1);
    double right = modules.getWidth() + kept;
    double down = modules.getHeight() + kept;
    if (x < -kept || x > right || y < -kept || y > down) {
      return true;
    }
    double cut = linear ? 2.6 * past * modules.getHeight() : 5 * past;
    return past > 0
        && switch (linear ? side % 2 : side) {
          case 0 -> y < cut;
          case 1 -> y > modules.getHeight() - cut;
          case 2 -> x < cut;
          default -> x > modules.getWidth() - cut;
        };
  }
}
