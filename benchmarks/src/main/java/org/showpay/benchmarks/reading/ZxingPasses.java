package org.showpay.benchmarks.reading;

import com.google.zxing.LuminanceSource;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** ZXing trying harder on the picture as it is, inverted, resized, turned and sharpened. */
final class ZxingPasses implements Contender {

  private static final int[] ANGLES = {15, -15, 30, -30, 45};
  private static final float[] SHARPEN = {-.2f, -.4f, -.2f, -.4f, 3.4f, -.4f, -.2f, -.4f, -.2f};

  @Override
  public String name() {
    return "zxing-multi";
  }

  @Override
  public Set<String> read(BufferedImage picture) {
    for (Supplier<BufferedImage> view : views(picture)) {
      LuminanceSource source = new BufferedImageLuminanceSource(view.get());
      Optional<String> text =
          Zxing.read(source, HybridBinarizer::new, Zxing.HARD)
              .or(() -> Zxing.readUnderOneThreshold(source))
              .or(() -> Zxing.read(source.invert(), HybridBinarizer::new, Zxing.HARD));
      if (text.isPresent()) {
        return Set.of(text.get());
      }
    }
    return Set.of();
  }

  private static List<Supplier<BufferedImage>> views(BufferedImage picture) {
    List<Supplier<BufferedImage>> views = new ArrayList<>();
    views.add(() -> picture);
    views.add(() -> turned(picture, 0, 2));
    views.add(() -> turned(picture, 0, 0.5));
    views.add(() -> sharpened(picture));
    for (int angle : ANGLES) {
      views.add(() -> turned(picture, angle, 1));
    }
    return views;
  }

  private static BufferedImage sharpened(BufferedImage picture) {
    return new ConvolveOp(new Kernel(3, 3, SHARPEN), ConvolveOp.EDGE_NO_OP, null)
        .filter(picture, null);
  }

  private static BufferedImage turned(BufferedImage picture, int degrees, double scale) {
    double angle = Math.toRadians(degrees);
    double cos = Math.abs(Math.cos(angle)) * scale;
    double sin = Math.abs(Math.sin(angle)) * scale;
    int width = (int) Math.ceil(picture.getWidth() * cos + picture.getHeight() * sin);
    int height = (int) Math.ceil(picture.getWidth() * sin + picture.getHeight() * cos);
    BufferedImage view = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    place.rotate(angle);
    place.scale(scale, scale);
    place.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    Graphics2D brush = view.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.fillRect(0, 0, width, height);
    brush.drawImage(picture, place, null);
    brush.dispose();
    return view;
  }
}
