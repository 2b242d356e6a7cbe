package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.barcode.Reading.Read;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;

/** Which codes are taken and which are refused, and why. */
class CodeReaderTest {

  private static final Screen PHONE = new Screen(480, 640);

  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void oneWrongDigitIsAMisread(Carrier carrier) {
    String right = Codes.one(3).reveal();
    for (int i = 2; i < right.length(); i++) {
      char other = (char) ('0' + (right.charAt(i) - '0' + 1) % 10);
      String wrong = right.substring(0, i) + other + right.substring(i + 1);
      assertThat(read(Pictures.foreign(wrong, format(carrier), 400, 400)))
          .isEqualTo(Unreadable.MISREAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherSchemesCodeIsNamedAsSuch(Carrier carrier) {
    PayCode foreign = PayCode.draw(new SchemePrefix("62"), Codes.random(4));
    BufferedImage picture = Pictures.painted(foreign, carrier, PHONE);
    assertThat(read(picture)).isEqualTo(Unreadable.ANOTHER_SCHEME);
    assertThat(new CodeReader(new SchemePrefix("62")).read(Pictures.file(picture, "png")))
        .isEqualTo(new Read(foreign, carrier));
  }

  @ParameterizedTest
  @CsvSource({
    "QR_CODE, https://example.org/menu",
    "QR_CODE, 8712345678901234",
    "CODE_128, LOT-4711",
    "CODE_128, 8712345678901234567890"
  })
  void whatIsOnGoodsAndPostersIsNoPayCode(BarcodeFormat format, String text) {
    assertThat(read(Pictures.foreign(text, format, 500, 500))).isEqualTo(Unreadable.NOT_A_PAY_CODE);
  }

  @Test
  void aPictureWithoutASymbolHasNone() {
    assertThat(read(Pictures.blank(300, 200, Color.WHITE))).isEqualTo(Unreadable.NO_SYMBOL);
    assertThat(read(Pictures.blank(1, 1, Color.BLACK))).isEqualTo(Unreadable.NO_SYMBOL);
  }

  @Test
  void aCodeInASymbologyThatCarriesNoneIsNotTaken() {
    String code = Codes.one(5).reveal();
    assertThat(read(Pictures.foreign(code, BarcodeFormat.CODABAR, 500, 200)))
        .isEqualTo(Unreadable.NO_SYMBOL);
  }

  @ParameterizedTest
  @CsvSource({"QR, QR", "QR, CODE_128", "CODE_128, QR"})
  void ofTwoPhonesNoneIsTaken(Carrier left, Carrier right) {
    BufferedImage first = Pictures.painted(Codes.one(6), left, PHONE);
    BufferedImage second = Pictures.painted(Codes.one(7), right, PHONE);
    assertThat(read(Pictures.sideBySide(first, second))).isEqualTo(Unreadable.SEVERAL_CODES);
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void ofTwoCodesBelowEachOtherNoneIsTaken(Carrier carrier) {
    BufferedImage both = Pictures.blank(480, 1280, Color.WHITE);
    Graphics2D brush = both.createGraphics();
    Screen wide = new Screen(480, 600);
    brush.drawImage(Pictures.painted(Codes.one(6), carrier, wide), 0, 0, null);
    brush.drawImage(Pictures.painted(Codes.one(7), carrier, wide), 0, 640, null);
    brush.dispose();
    assertThat(read(both)).isEqualTo(Unreadable.SEVERAL_CODES);
  }

  @Test
  void theSameCodeInBothCarriersIsOneCode() {
    PayCode code = Codes.one(8);
    BufferedImage both =
        Pictures.sideBySide(
            Pictures.painted(code, Carrier.QR, PHONE),
            Pictures.painted(code, Carrier.CODE_128, PHONE));
    assertThat(read(both)).isInstanceOfSatisfying(Read.class, read -> hasCode(read, code));
  }

  @Test
  void aPayCodeBesideTheBarCodeOfGoodsIsTaken() {
    PayCode code = Codes.one(9);
    BufferedImage goods = Pictures.foreign("LOT-4711", BarcodeFormat.CODE_128, 300, 200);
    BufferedImage both = Pictures.sideBySide(Pictures.painted(code, Carrier.QR, PHONE), goods);
    assertThat(read(both)).isEqualTo(new Read(code, Carrier.QR));
  }

  @Test
  void oneLineOfBarsAloneIsNotBelieved() {
    BufferedImage bars = Pictures.painted(Codes.one(10), Carrier.CODE_128, new Screen(480, 320));
    BufferedImage line = Pictures.blank(480, 100, Color.WHITE);
    line.setRGB(0, 50, 480, 1, bars.getRGB(0, 160, 480, 1, null, 0, 480), 0, 480);
    assertThat(read(line)).isEqualTo(Unreadable.NO_SYMBOL);
    line.setRGB(0, 51, 480, 1, bars.getRGB(0, 160, 480, 1, null, 0, 480), 0, 480);
    assertThat(read(line)).isEqualTo(new Read(Codes.one(10), Carrier.CODE_128));
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void lightOnDarkIsReadAsWell(Carrier carrier) {
    BufferedImage dark =
        new RescaleOp(-1, 255, null).filter(Pictures.painted(Codes.one(11), carrier, PHONE), null);
    assertThat(read(dark)).isEqualTo(new Read(Codes.one(11), carrier));
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void pictureMayStandOnAnySide(int degrees) {
    for (Carrier carrier : List.of(Carrier.QR, Carrier.CODE_128)) {
      BufferedImage picture =
          Pictures.photo(Pictures.painted(Codes.one(12), carrier, PHONE), degrees, 1);
      assertThat(read(picture)).isEqualTo(new Read(Codes.one(12), carrier));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalTellsTheCashierWhatToDo(Unreadable why) {
    assertThat(why.message()).matches(".{10,}\\. .{10,}\\.");
  }

  private Reading read(BufferedImage image) {
    return reader.read(Pictures.file(image, "png"));
  }

  private static void hasCode(Read read, PayCode code) {
    assertThat(read.code()).isEqualTo(code);
  }

  private static BarcodeFormat format(Carrier carrier) {
    return carrier == Carrier.QR ? BarcodeFormat.QR_CODE : BarcodeFormat.CODE_128;
  }
}
