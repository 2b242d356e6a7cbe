package org.showpay.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** Makes pictures as cameras, other wallets and other shops make them. */
final class Pictures {

  private static final Color TABLE = new Color(120, 120, 120);
  private static final int BLUR = 3;

  private Pictures() {}

  /** What the painter draws for this screen. */
  static BufferedImage painted(PayCode code, Carrier carrier, Screen screen) {
    return switch (new SymbolPainter().paint(code, carrier, screen)) {
      case Drawing.Drawn(Picture png) -> open(png);
      case Drawing.DoesNotFit(String why) -> throw new AssertionError(why);
    };
  }

  /** A symbol with any text, drawn by ZXing. */
  static BufferedImage foreign(String text, BarcodeFormat format, int width, int height) {
    try {
      BitMatrix matrix = new MultiFormatWriter().encode(text, format, width, height);
      BufferedImage image = blank(width, height, Color.WHITE);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.setRGB(x, y, matrix.get(x, y) ? 0xff000000 : 0xffffffff);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The screen on a grey table: turned, larger or smaller, of low contrast, out of focus. */
  static BufferedImage photo(BufferedImage screen, double degrees, double scale) {
    int side = (int) (1.3 * scale * Math.hypot(screen.getWidth(), screen.getHeight()));
    BufferedImage photo = blank(side, side, TABLE);
    Graphics2D brush = photo.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform place = AffineTransform.getTranslateInstance(side / 2.0, side / 2.0);
    place.rotate(Math.toRadians(degrees));
    place.scale(scale, scale);
    place.translate(-screen.getWidth() / 2.0, -screen.getHeight() / 2.0);
    brush.drawImage(screen, place, null);
    brush.setColor(new Color(90, 90, 90, 100));
    brush.fillRect(0, 0, side, side);
    brush.dispose();
    float[] blur = new float[BLUR * BLUR];
    Arrays.fill(blur, 1f / blur.length);
    return new ConvolveOp(new Kernel(BLUR, BLUR, blur), ConvolveOp.EDGE_NO_OP, null)
        .filter(photo, null);
  }

  /** Two pictures on one, the second to the right of the first. */
  static BufferedImage sideBySide(BufferedImage first, BufferedImage second) {
    BufferedImage both =
        blank(
            first.getWidth() + second.getWidth(),
            Math.max(first.getHeight(), second.getHeight()),
            Color.WHITE);
    Graphics2D brush = both.createGraphics();
    brush.drawImage(first, 0, 0, null);
    brush.drawImage(second, first.getWidth(), 0, null);
    brush.dispose();
    return both;
  }

  /** The same pixels in another of the JDK's image types. */
  static BufferedImage as(int type, BufferedImage image) {
    BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        copy.setRGB(x, y, image.getRGB(x, y));
      }
    }
    return copy;
  }

  static BufferedImage blank(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(colour);
    brush.fillRect(0, 0, width, height);
    brush.dispose();
    return image;
  }

  static Picture file(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No writer for " + format);
      }
      return Picture.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage open(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
