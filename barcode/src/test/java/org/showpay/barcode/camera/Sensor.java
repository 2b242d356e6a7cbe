package org.showpay.barcode.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What happens on the glass, in the sensor and in the file. */
final class Sensor {

  private Sensor() {}

  static BufferedImage record(Plane seen, Shot shot, RandomGenerator random) {
    crack(seen, shot, random);
    light(seen, shot, random);
    for (int i = 0; i < seen.values.length; i++) {
      seen.values[i] += (float) (random.nextGaussian() * shot.noise);
    }
    BufferedImage image = seen.image();
    return shot.jpeg > 0 ? throughJpeg(image, shot.jpeg / 100f) : image;
  }

  /** Cracks in the glass: thin lines, dark or light, that bend now and then. */
  private static void crack(Plane seen, Shot shot, RandomGenerator random) {
    for (int i = 0; i < shot.cracks; i++) {
      double x = random.nextDouble(seen.width);
      double y = random.nextDouble(seen.height);
      double angle = random.nextDouble(2 * Math.PI);
      double value = random.nextInt(3) == 0 ? 1 : random.nextDouble(0.3);
      double thick = random.nextDouble(0.2, 0.7) * shot.pixelsPerModule;
      int length = seen.width / 2 + random.nextInt(seen.width);
      for (int step = 0; step < length; step++) {
        angle += step % 40 == 0 ? random.nextGaussian() * 0.4 : 0;
        x += Math.cos(angle);
        y += Math.sin(angle);
        int left = (int) Math.round(x - thick / 2);
        int top = (int) Math.round(y - thick / 2);
        int side = (int) Math.max(1, Math.round(thick));
        seen.fill(left, top, left + side, top + side, value);
      }
    }
  }

  private static void light(Plane seen, Shot shot, RandomGenerator random) {
    double lampX = random.nextDouble(0.3, 0.7) * seen.width;
    double lampY = random.nextDouble(0.3, 0.7) * seen.height;
    double lamp = Math.max(1, shot.glare * Math.min(seen.width, seen.height));
    double wave = 2 * Math.PI / shot.moirePeriod;
    double waveX = wave * Math.cos(shot.moireAngle);
    double waveY = wave * Math.sin(shot.moireAngle);
    for (int i = 0; i < seen.values.length; i++) {
      int x = i % seen.width;
      int y = i / seen.width;
      double value = shot.inverted ? 1 - seen.values[i] : seen.values[i];
      value *= 1 - shot.moire * (0.5 + 0.5 * Math.sin(waveX * x + waveY * y));
      double far = Math.hypot(x - lampX, y - lampY) / lamp;
      value = shot.dark + (shot.light - shot.dark) * value;
      seen.values[i] = (float) (value + shot.glareLight * Math.exp(-far * far));
    }
  }

  private static BufferedImage throughJpeg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
      out.flush();
      return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
