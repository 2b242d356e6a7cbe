package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** What is painted is read back: a thousand codes on each screen in each carrier, none wrong. */
class RoundTripTest {

  private static final List<PayCode> CODES = Codes.many(1000, 2001);

  private final SymbolPainter painter = new SymbolPainter();
  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "QR, 128, 128",
    "QR, 176, 220",
    "QR, 320, 480",
    "QR, 1080, 2400",
    "CODE_128, 320, 480",
    "CODE_128, 1080, 2400"
  })
  void everyPaintedCodeIsReadBack(Carrier carrier, int width, int height) {
    Screen screen = new Screen(width, height);
    List<PayCode> lost =
        CODES.parallelStream().filter(code -> !isReadBack(code, carrier, screen)).toList();
    assertThat(lost.stream().map(PayCode::reveal)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"128, 128", "176, 220"})
  void smallScreensShowNoCode128ForAnyCode(int width, int height) {
    Screen screen = new Screen(width, height);
    Set<Drawing> drawings =
        CODES.stream()
            .map(code -> painter.paint(code, Carrier.CODE_128, screen))
            .collect(Collectors.toSet());
    assertThat(drawings)
        .containsExactly(
            new Drawing.DoesNotFit(
                "A Code 128 bar code needs 330 x 44 pixels, this screen has %d x %d."
                    .formatted(width, height)));
  }

  private boolean isReadBack(PayCode code, Carrier carrier, Screen screen) {
    return switch (painter.paint(code, carrier, screen)) {
      case Drawing.Drawn(Picture png) -> reader.read(png).equals(new Reading.Read(code, carrier));
      case Drawing.DoesNotFit _ -> false;
    };
  }
}
