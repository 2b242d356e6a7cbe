package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/**
 * What is painted is read back, on each screen in each carrier that fits, none wrong: 3 codes each,
 * and as many as {@code -Dshowpay.codes} says in a full run.
 */
class RoundTripTest {

  private static final int COUNT = Integer.getInteger("showpay.codes", 3);
  private static final List<PayCode> CODES = Codes.many(COUNT, 2001);
  private static final List<PayCode> MADE_ON_A_HANDSET = Codes.manyMadeOnAHandset(COUNT, 2001);

  private final SymbolPainter painter = new SymbolPainter();
  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @EnumSource
  void everyPaintedCodeIsReadBack(Screens phone) {
    assertThat(lost(CODES, carriersOf(phone), phone.screen())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void soIsEveryCodeOf24Digits(Screens phone) {
    Set<Carrier> carriers = carriersOf(phone);
    if (phone == Screens.PHONE_2010) {
      assertThat(painter.paint(MADE_ON_A_HANDSET.getFirst(), Carrier.ITF, phone.screen()))
          .isEqualTo(
              new Drawing.DoesNotFit(
                  "An ITF bar code needs 490 x 68 pixels, this screen has 320 x 480."));
      carriers.remove(Carrier.ITF);
    }
    assertThat(lost(MADE_ON_A_HANDSET, carriers, phone.screen())).isEmpty();
  }

  /** One of a thousand, of which ZXing finds the ends only when it is turned over. */
  @Test
  void thePdf417IsReadThatHasToBeTurnedOver() {
    PayCode odd = new PayCode("87534911448194299908");
    assertThat(lost(List.of(odd), EnumSet.of(Carrier.PDF_417), Screens.PHONE_2010.screen()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void allOtherCarriersSayWhyTheyDoNotFit(Screens phone) {
    for (Carrier carrier : EnumSet.complementOf(EnumSet.copyOf(carriersOf(phone)))) {
      assertThat(painter.paint(CODES.getFirst(), carrier, phone.screen()))
          .isInstanceOfSatisfying(
              Drawing.DoesNotFit.class,
              no -> assertThat(no.why()).matches("An? .* needs .* pixels, this screen has .*\\."));
    }
  }

  @ParameterizedTest
  @EnumSource
  void picturesHaveTheScreensSizeAndItsColoursAlone(Screens phone) {
    for (Carrier carrier : carriersOf(phone)) {
      BufferedImage image = Pictures.painted(CODES.getFirst(), carrier, phone.screen());
      int width = phone.screen().width();
      int height = phone.screen().height();
      assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(width, height);
      assertThat(image.getColorModel().getPixelSize()).isEqualTo(phone.bitsPerPixel());
      assertThat(samplesIn(image)).containsExactly(phone.samples());
    }
  }

  /** What fits, as the page on pay codes has it. */
  private static Set<Carrier> carriersOf(Screens phone) {
    Set<Carrier> fitting = EnumSet.allOf(Carrier.class);
    switch (phone) {
      case LCD_2001_ONE_BIT ->
          fitting.removeAll(EnumSet.of(Carrier.CODE_128, Carrier.ITF, Carrier.PDF_417));
      case LCD_2001_FOUR_GREYS -> fitting.removeAll(EnumSet.of(Carrier.CODE_128, Carrier.ITF));
      case PHONE_2010, PHONE_2026, PHONE_2026_DARK -> {}
    }
    return fitting;
  }

  private static int[] samplesIn(BufferedImage image) {
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    return IntStream.of(samples).distinct().sorted().toArray();
  }

  private List<String> lost(List<PayCode> codes, Set<Carrier> carriers, Screen screen) {
    return carriers.stream()
        .flatMap(carrier ->
            codes.parallelStream()
                .filter(code -> !isReadBack(code, carrier, screen))
                .map(code -> code.reveal() + ' ' + carrier))
        .toList();
  }

  private boolean isReadBack(PayCode code, Carrier carrier, Screen screen) {
    return switch (painter.paint(code, carrier, screen)) {
      case Drawing.Drawn(Picture png) -> reader.read(png).equals(new Reading.Read(code, carrier));
      case Drawing.DoesNotFit _ -> false;
    };
  }
}
