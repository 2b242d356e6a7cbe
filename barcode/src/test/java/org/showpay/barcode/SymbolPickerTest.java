package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.ScannerKind;

/** Which symbol a screen shows to which scanner, how large, and what is said where none fits. */
class SymbolPickerTest {

  private final SymbolPicker picker = new SymbolPicker();

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 128, 128, CODE_128, A Code 128 bar code needs 330 x 44 pixels",
    "LINEAR, 176, 220, CODE_128, A Code 128 bar code needs 330 x 44 pixels",
    "LINEAR, 329, 329, CODE_128, A Code 128 bar code needs 330 x 44 pixels",
    "IMAGER, 39, 39, QR, A QR code needs 58 x 58 pixels",
    "IMAGER, 16, 400, QR, A QR code needs 58 x 58 pixels"
  })
  void saysWhyDigitsMustBeKeyedIn(
      ScannerKind scanner, int width, int height, Carrier missed, String why) {
    String reason = "%s, this screen has %d x %d.".formatted(why, width, height);
    assertThat(picker.pick(Codes.one(1), new Screen(width, height), scanner))
        .isEqualTo(new Pick.KeyEntry(missed, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "128, 128, QR, 4",
    "176, 220, QR, 6",
    "320, 480, QR, 11",
    "1080, 2400, QR, 37",
    "58, 58, QR, 2",
    "57, 57, AZTEC, 2",
    "46, 46, AZTEC, 2",
    "45, 45, DATA_MATRIX, 2",
    "40, 40, DATA_MATRIX, 2"
  })
  void picksForImagersTheFirstThatFits(int width, int height, Carrier carrier, int pixels) {
    assertThat(picker.pick(Codes.one(1), new Screen(width, height), ScannerKind.IMAGER))
        .isEqualTo(new Pick.Symbol(carrier, pixels, false));
  }

  @Test
  void looksAtHowLongTheCodeIs() {
    PayCode long24 = Codes.manyMadeOnAHandset(1, 1).getFirst();
    assertThat(picker.pick(long24, new Screen(330, 44), ScannerKind.LINEAR))
        .isEqualTo(
            new Pick.KeyEntry(
                Carrier.CODE_128,
                "A Code 128 bar code needs 374 x 52 pixels, this screen has 330 x 44."));
    assertThat(picker.pick(long24, new Screen(320, 480), ScannerKind.LINEAR))
        .isEqualTo(new Pick.Symbol(Carrier.CODE_128, 2, true));
    assertThat(picker.pick(long24, new Screen(58, 58), ScannerKind.IMAGER))
        .isEqualTo(new Pick.Symbol(Carrier.QR, 2, false));
  }

  @ParameterizedTest
  @CsvSource({"320, 480, 2, true", "1080, 2400, 6, false", "330, 44, 2, false"})
  void picksBarsForLinearScannersAlongTheLongSide(
      int width, int height, int pixels, boolean turned) {
    assertThat(picker.pick(Codes.one(1), new Screen(width, height), ScannerKind.LINEAR))
        .isEqualTo(new Pick.Symbol(Carrier.CODE_128, pixels, turned));
  }
}
