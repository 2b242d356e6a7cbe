package org.showpay.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.showpay.contracts.phone.Picture;

/**
 * What a camera sees while a phone is held before it: a film of JPEGs, one after another. The phone
 * is held askew, its screen is dimmed, and the camera is a little out of focus.
 */
public final class Film {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FRAMES = 10;

  /** What is left of the screen's light; black stays black. */
  private static final RescaleOp DIMMED = new RescaleOp(0.7f, 0, null);

  private static final BufferedImageOp OUT_OF_FOCUS = blur(3);

  private Film() {}

  /** A phone that shows this, moved a little from frame to frame. */
  public static Path of(Picture screen) {
    try {
      Path file = Files.createTempFile("phone", ".mjpeg");
      file.toFile().deleteOnExit();
      showNow(screen, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same in the place of another film: a camera that is switched on from now on sees it. */
  public static void showNow(Picture screen, Path film) {
    try {
      BufferedImage shown = ImageIO.read(new ByteArrayInputStream(screen.file()));
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (int frame = 0; frame < FRAMES; frame++) {
        ImageIO.write(frame(shown, frame), "jpeg", frames);
      }
      Files.write(film, frames.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage frame(BufferedImage shown, int number) {
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D table = frame.createGraphics();
    table.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    table.setColor(new Color(96, 88, 80));
    table.fillRect(0, 0, WIDTH, HEIGHT);
    double scale = 620.0 / shown.getHeight();
    AffineTransform held = new AffineTransform();
    held.translate(WIDTH / 2.0 + number, HEIGHT / 2.0);
    held.rotate(Math.toRadians(3 + number % 3));
    held.scale(scale, scale);
    held.translate(-shown.getWidth() / 2.0, -shown.getHeight() / 2.0);
    table.setTransform(held);
    table.setColor(Color.BLACK);
    table.fillRoundRect(-16, -16, shown.getWidth() + 32, shown.getHeight() + 32, 60, 60);
    table.drawImage(shown, 0, 0, null);
    table.dispose();
    return OUT_OF_FOCUS.filter(DIMMED.filter(frame, null), null);
  }

  /** Each pixel becomes the mean of so many times so many. */
  private static BufferedImageOp blur(int width) {
    float[] weights = new float[width * width];
    Arrays.fill(weights, 1f / weights.length);
    return new ConvolveOp(new Kernel(width, width, weights));
  }
}
