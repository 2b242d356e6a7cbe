package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/**
 * The pictures in {@code docs/screens} are what the painter draws; with {@code
 * -Dshowpay.write-screens=true} they are drawn anew.
 */
class PublishedScreensTest {

  private static final Path FOLDER = Path.of("..", "docs", "screens");
  private static final PayCode CODE = new PayCode("87314159265358979314");

  @ParameterizedTest
  @EnumSource
  void showsWhatThePainterDraws(Screens phone) throws IOException {
    BufferedImage painted = Pictures.painted(CODE, Carrier.QR, phone.screen());
    Path file = FOLDER.resolve(phone.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
    if (Boolean.getBoolean("showpay.write-screens")) {
      Files.createDirectories(FOLDER);
      Files.write(file, Pictures.file(painted, "png").file());
    }
    assertThat(pixels(ImageIO.read(file.toFile()))).isEqualTo(pixels(painted));
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }
}
