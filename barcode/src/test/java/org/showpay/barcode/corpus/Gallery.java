package org.showpay.barcode.corpus;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;

/**
 * A sheet for each carrier of what is read, framed in green, and what is not, in red: a column for
 * each fault, and a row for each of some severities.
 */
public final class Gallery implements BiConsumer<CorpusPicture, Boolean> {

  private static final List<Integer> SEVERITIES = List.of(2, 5, 7, 9);
  private static final int WIDTH = 80;
  private static final int HEIGHT = 64;
  private static final int FRAME = 3;
  private static final int COLOURS = BufferedImage.TYPE_INT_RGB;

  private final Map<CorpusCarrier, BufferedImage> sheets = new EnumMap<>(CorpusCarrier.class);

  @Override
  public void accept(CorpusPicture picture, Boolean isRead) {
    int row = SEVERITIES.indexOf(picture.severity());
    if (picture.kind() == CorpusPicture.Kind.GRADED && row >= 0) {
      int column = Corpus.faults().indexOf(picture.fault());
      BufferedImage sheet = sheets.computeIfAbsent(picture.carrier(), carrier -> empty());
      hang(sheet, column * WIDTH, row * HEIGHT, picture.image(), isRead);
    }
  }

  /** A file for each carrier. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<CorpusCarrier, BufferedImage> sheet : sheets.entrySet()) {
      String name = sheet.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
      ImageIO.write(sheet.getValue(), "png", folder.resolve(name).toFile());
    }
  }

  private static BufferedImage empty() {
    return new BufferedImage(Corpus.faults().size() * WIDTH, SEVERITIES.size() * HEIGHT, COLOURS);
  }

  private static void hang(
      BufferedImage sheet, int left, int top, BufferedImage image, boolean isRead) {
    double roomAcross = WIDTH - 2.0 * FRAME;
    double roomDown = HEIGHT - 2.0 * FRAME;
    double scale = Math.min(roomAcross / image.getWidth(), roomDown / image.getHeight());
    int width = (int) (image.getWidth() * scale);
    int height = (int) (image.getHeight() * scale);
    int x = left + (WIDTH - width) / 2;
    int y = top + (HEIGHT - height) / 2;
    Graphics2D brush = sheet.createGraphics();
    brush.setColor(isRead ? Color.GREEN : Color.RED);
    brush.fillRect(x - FRAME, y - FRAME, width + 2 * FRAME, height + 2 * FRAME);
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(image, x, y, width, height, null);
    brush.dispose();
  }
}
