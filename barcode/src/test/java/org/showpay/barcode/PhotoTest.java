package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;

/** Phones before a camera: a little turned, out of focus, pale, near or far, as JPEG. */
class PhotoTest {

  private static final List<PayCode> CODES = Codes.many(12, 2026);

  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "QR, 320, 480, 3, 0.7",
    "QR, 320, 480, 3, 1.3",
    "QR, 320, 480, -3, 1",
    "CODE_128, 700, 500, 3, 0.7",
    "CODE_128, 700, 500, 3, 1.3",
    "CODE_128, 700, 500, -3, 1"
  })
  void phonesBeforeACameraAreRead(
      Carrier carrier, int width, int height, double degrees, double scale) {
    List<Reading> wrong = new ArrayList<>();
    for (PayCode code : CODES) {
      BufferedImage screen = Pictures.painted(code, carrier, new Screen(width, height));
      Reading reading = reader.read(Pictures.file(Pictures.photo(screen, degrees, scale), "jpeg"));
      if (!reading.equals(new Reading.Read(code, carrier))) {
        wrong.add(reading);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
