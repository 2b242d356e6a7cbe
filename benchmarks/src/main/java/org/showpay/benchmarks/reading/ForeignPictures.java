package org.showpay.benchmarks.reading;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.barcode.corpus.CorpusPicture.Kind;

/** A folder of pictures from elsewhere, and {@code manifest.csv}: file, carrier, expected text. */
final class ForeignPictures {

  private static final int COLUMNS = 3;

  private ForeignPictures() {}

  static Stream<CorpusPicture> in(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("manifest.csv")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("file,"))
        .map(line -> open(folder, line.split(",", COLUMNS)));
  }

  private static CorpusPicture open(Path folder, String[] columns) {
    try {
      BufferedImage image = ImageIO.read(folder.resolve(columns[0].strip()).toFile());
      String carrier = columns[1].strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
      String text = columns.length < COLUMNS ? "" : columns[2].strip();
      Kind kind = text.isEmpty() ? Kind.NOTHING : Kind.PHONE;
      return new CorpusPicture(
          kind, CorpusCarrier.valueOf(carrier), "foreign", 0, 0, text, grey(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage grey(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D brush = grey.createGraphics();
    brush.drawImage(image, 0, 0, null);
    brush.dispose();
    return grey;
  }
}
