package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/** What is painted, pixel by pixel. */
class SymbolPainterTest {

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;
  private static final int BAR_MODULES = 145;

  private final PayCode code = Codes.one(1);

  @ParameterizedTest
  @CsvSource({
    "QR, 57, 58, A QR code needs 58 x 58 pixels",
    "QR, 58, 57, A QR code needs 58 x 58 pixels",
    "CODE_128, 329, 329, A Code 128 bar code needs 330 x 44 pixels",
    "CODE_128, 330, 43, A Code 128 bar code needs 330 x 44 pixels",
    "CODE_128, 43, 330, A Code 128 bar code needs 330 x 44 pixels",
    "CODE_128, 1, 1, A Code 128 bar code needs 330 x 44 pixels",
    "EMV_QR, 89, 90, A QR code of EMVCo's payload needs 90 x 90 pixels",
    "DATA_MATRIX, 39, 40, A Data Matrix code needs 40 x 40 pixels",
    "AZTEC, 46, 45, An Aztec code needs 46 x 46 pixels",
    "PDF_417, 213, 213, A PDF417 code needs 214 x 62 pixels",
    "PDF_417, 61, 214, A PDF417 code needs 214 x 62 pixels",
    "ITF, 417, 417, An ITF bar code needs 418 x 58 pixels"
  })
  void onePixelTooFewDoesNotFit(Carrier carrier, int width, int height, String why) {
    assertThat(new SymbolPainter().paint(code, carrier, new Screen(width, height)))
        .isEqualTo(
            new Drawing.DoesNotFit("%s, this screen has %d x %d.".formatted(why, width, height)));
  }

  @ParameterizedTest
  @CsvSource({
    "QR, 21, 58, 58, 2",
    "QR, 21, 128, 128, 4",
    "QR, 21, 176, 220, 6",
    "QR, 21, 320, 480, 11",
    "QR, 21, 480, 320, 11",
    "QR, 21, 1080, 2400, 37",
    "EMV_QR, 37, 90, 90, 2",
    "EMV_QR, 37, 1080, 2400, 24",
    "DATA_MATRIX, 16, 128, 128, 6",
    "DATA_MATRIX, 16, 40, 40, 2",
    "AZTEC, 19, 128, 128, 5"
  })
  void modulesAreWholePixelsInTheirQuietZone(
      Carrier carrier, int modules, int width, int height, int pixels) {
    BufferedImage screen = Pictures.painted(code, carrier, new Screen(width, height));
    int quiet = (carrier == Carrier.QR || carrier == Carrier.EMV_QR ? 4 : 2) * pixels;
    int symbol = modules * pixels;
    int left = (width - symbol) / 2;
    int top = firstDarkRow(screen);
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        assertOneColour(screen, left + column * pixels, top + row * pixels, pixels, pixels);
      }
    }
    assertThat(darkIn(screen, left, top, 1, symbol)).isPositive();
    assertThat(darkIn(screen, left + symbol - 1, top, 1, symbol)).isPositive();
    assertThat(darkIn(screen, left, top + symbol - 1, symbol, 1)).isPositive();
    assertLight(screen, left - quiet, top - quiet, symbol + 2 * quiet, quiet);
    assertLight(screen, left - quiet, top + symbol, symbol + 2 * quiet, quiet);
    assertLight(screen, left - quiet, top, quiet, symbol);
    assertLight(screen, left + symbol, top, quiet, symbol);
  }

  @ParameterizedTest
  @CsvSource({
    "330, 44, 2, false",
    "480, 320, 2, false",
    "1080, 2400, 6, false",
    "495, 1000, 3, false",
    "494, 1000, 6, true",
    "320, 480, 2, true",
    "44, 330, 2, true"
  })
  void barsAreWholePixelsInTheirQuietZone(int width, int height, int pixels, boolean turned) {
    BufferedImage shown = Pictures.painted(code, Carrier.CODE_128, new Screen(width, height));
    assertThat(shown.getWidth()).isEqualTo(width);
    BufferedImage screen = turned ? turnedBack(shown) : shown;
    int top = firstDarkRow(screen);
    int left = firstDarkColumn(screen, top);
    int least = 22 * pixels;
    for (int bar = 0; bar < BAR_MODULES; bar++) {
      assertOneColour(screen, left + bar * pixels, top, pixels, least);
    }
    int quiet = 10 * pixels;
    assertThat(run(screen, left, top)).isEqualTo(2 * pixels);
    assertLight(screen, left - quiet, top, quiet, least);
    assertLight(screen, left + BAR_MODULES * pixels, top, quiet, least);
  }

  @Test
  void everythingIsBlackOnWhite() {
    BufferedImage screen = Pictures.painted(code, Carrier.QR, new Screen(176, 220));
    assertThat(screen.getRGB(0, 0, 176, 220, null, 0, 176)).containsOnly(BLACK, WHITE);
  }

  @Test
  void digitsStandBelowTheSymbolInTheMiddle() {
    BufferedImage screen = Pictures.painted(code, Carrier.QR, new Screen(320, 480));
    int symbolEnd = firstDarkRow(screen) + 25 * 11;
    assertThat(darkIn(screen, 0, symbolEnd, 320, 480 - symbolEnd)).isGreaterThan(20 * 4 * 7);
    assertThat(darkIn(screen, 0, symbolEnd, 21, 480 - symbolEnd)).isZero();
    assertThat(darkIn(screen, 299, symbolEnd, 21, 480 - symbolEnd)).isZero();
    assertThat(darkIn(screen, 0, symbolEnd, 160, 480 - symbolEnd)).isPositive();
  }

  @Test
  void aFullScreenGoesWithoutDigits() {
    BufferedImage screen = Pictures.painted(code, Carrier.QR, new Screen(58, 58));
    assertThat(darkIn(screen, 0, 50, 58, 8)).isZero();
  }

  private static int firstDarkRow(BufferedImage image) {
    int y = 0;
    while (darkIn(image, 0, y, image.getWidth(), 1) == 0) {
      y++;
    }
    return y;
  }

  private static int firstDarkColumn(BufferedImage image, int y) {
    int x = 0;
    while (image.getRGB(x, y) == WHITE) {
      x++;
    }
    return x;
  }

  private static int run(BufferedImage image, int x, int y) {
    int end = x;
    while (image.getRGB(end, y) == BLACK) {
      end++;
    }
    return end - x;
  }

  private static void assertOneColour(BufferedImage image, int x, int y, int width, int height) {
    assertThat(darkIn(image, x, y, width, height)).isIn(0, width * height);
  }

  private static void assertLight(BufferedImage image, int x, int y, int width, int height) {
    assertThat(darkIn(image, x, y, width, height)).isZero();
  }

  private static int darkIn(BufferedImage image, int left, int top, int width, int height) {
    int dark = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        dark += image.getRGB(x, y) == BLACK ? 1 : 0;
      }
    }
    return dark;
  }

  private static BufferedImage turnedBack(BufferedImage image) {
    BufferedImage upright =
        new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        upright.setRGB(y, image.getWidth() - 1 - x, image.getRGB(x, y));
      }
    }
    return upright;
  }
}
