package org.showpay.mobile.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.NotShown;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;

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
    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(Carrier.values());
    assertThat(shown.notShown()).isEmpty();
  }

  private void assertShowsNothing(Painter painter) {
    ShownCode shown = show(painter);

    assertThat(shown.pictures()).isEmpty();
    assertThat(shown.notShown()).extracting(NotShown::carrier).containsExactly(Carrier.values());
    assertThat(shown.notShown())
        .extracting(NotShown::why)
        .containsOnly("The symbol did not read back as the code.");
  }

  private ShownCode show(Painter painter) {
    return new CodeDisplay(painter, new CodeReader(SchemePrefix.DEFAULT))
        .show(new IssuedCode(code, END, "1234"), SCREEN);
  }

  private static Carrier theOther(Carrier carrier) {
    return switch (carrier) {
      case QR -> Carrier.CODE_128;
      case CODE_128 -> Carrier.QR;
    };
  }
}
