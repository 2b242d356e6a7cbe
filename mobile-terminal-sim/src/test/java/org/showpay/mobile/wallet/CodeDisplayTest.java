package org.showpay.mobile.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.phone.Carrier.CODE_128;
import static org.showpay.contracts.phone.Carrier.QR;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.NotShown;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.phone.ScannerKind;

/** Nothing is shown that does not read back as the very same code. */
class CodeDisplayTest {

  private static final Instant END = Instant.parse("2026-11-20T09:30:00Z");
  private static final ScreenSize SCREEN = new ScreenSize(320, 480);

  private final RandomGenerator random = new SecureRandom();
  private final Painter real = new SymbolPainter()::paint;
  private final PayCode code = PayCode.draw(SchemePrefix.DEFAULT, random);

  @Test
  void doesNotShowAnotherCode() {
    PayCode other = PayCode.draw(SchemePrefix.DEFAULT, random);

    assertShowsNothing((asked, carrier, screen) -> real.paint(other, carrier, screen));
  }

  @Test
  void doesNotShowACodeOfAnotherScheme() {
    PayCode other = PayCode.draw(new SchemePrefix("12"), random);

    assertShowsNothing((asked, carrier, screen) -> real.paint(other, carrier, screen));
  }

  @Test
  void doesNotShowASymbolOfAnotherKind() {
    assertShowsNothing((asked, carrier, screen) -> real.paint(asked, theOther(carrier), screen));
  }

  @Test
  void doesNotShowWhatIsNoPicture() {
    Picture noise = Picture.of(new byte[] {1, 2, 3});

    assertShowsNothing((asked, carrier, screen) -> new Drawing.Drawn(noise));
  }

  @Test
  void showsWhatReadsBack() {
    ShownCode shown = show(real);

    assertThat(shown.expiresAt()).isEqualTo(END);
    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(QR, CODE_128);
    assertThat(shown.notShown()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void showsTheCarrierThatTheTillAsksForAndNoOther(Carrier carrier) {
    ShownCode shown = show(real, SCREEN, asking(ScannerKind.LINEAR, carrier));

    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(carrier);
    assertThat(shown.notShown()).isEmpty();
  }

  @Test
  void showsBarsToALinearScannerAlone() {
    ShownCode shown = show(real, SCREEN, asking(ScannerKind.LINEAR, null));

    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(CODE_128);
    assertThat(shown.notShown()).isEmpty();
  }

  @Test
  void showsDigitsWithTheQrCodeWhereBarsDoNotFit() {
    ScreenSize small = new ScreenSize(128, 128);

    ShownCode shown = show(real, small, asking(ScannerKind.LINEAR, null));

    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(QR);
    assertThat(shown.notShown())
        .containsExactly(
            new NotShown(
                CODE_128, "A Code 128 bar code needs 330 x 44 pixels, this screen has 128 x 128."));
  }

  @Test
  void saysWhyTheCarrierThatTheTillAsksForDoesNotFit() {
    ShownCode shown = show(real, new ScreenSize(176, 220), asking(null, Carrier.ITF));

    assertThat(shown.pictures()).isEmpty();
    assertThat(shown.notShown()).extracting(NotShown::carrier).containsExactly(Carrier.ITF);
  }

  private void assertShowsNothing(Painter painter) {
    ShownCode shown = show(painter);

    assertThat(shown.pictures()).isEmpty();
    assertThat(shown.notShown()).extracting(NotShown::carrier).containsExactly(QR, CODE_128);
    assertThat(shown.notShown())
        .extracting(NotShown::why)
        .containsOnly("The symbol did not read back as the code.");
  }

  private ShownCode show(Painter painter) {
    return show(painter, SCREEN, asking(null, null));
  }

  private ShownCode show(Painter painter, ScreenSize screen, ShowCode choice) {
    return new CodeDisplay(painter, new CodeReader(SchemePrefix.DEFAULT))
        .show(new IssuedCode(code, END, "1234"), screen, choice);
  }

  private static ShowCode asking(@Nullable ScannerKind scanner, @Nullable Carrier carrier) {
    return new ShowCode(CardToken.next(), null, null, scanner, carrier, null);
  }

  private static Carrier theOther(Carrier carrier) {
    return carrier == QR ? CODE_128 : QR;
  }
}
