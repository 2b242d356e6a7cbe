package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakePinGenerator.ISSUE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.NotShown;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.Logs;

/** A code is asked for and shown in whatever symbols the screen can hold. */
class ShowingACodeTest extends PhoneScenario {

  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @Test
  void tellsWhyNoCodeIsMadeAndWhatToDoNext() {
    PhoneId phone = anyPhone();
    pinGenerator.next(
        ISSUE, Answer.problem(422, "ABOVE_CARD_LIMIT", NextStep.FIX_REQUEST, "Set a lower limit."));

    assertThat(refusalOf(() -> phones().showCode(phone, CHOICE)))
        .isEqualTo(
            new Problem(422, "ABOVE_CARD_LIMIT", NextStep.FIX_REQUEST, "Set a lower limit."));
  }

  @Test
  void saysThatThePinGeneratorIsSilent() {
    PhoneId phone = anyPhone();
    pinGenerator.next(ISSUE, new Answer.Nothing());

    assertUnavailable(refusalOf(() -> phones().showCode(phone, CHOICE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"payCode\":\"8700", "{}", "null", "[]", "{\"payCode\":\"123\"}"})
  void takesAnAnswerThatNobodyCanReadForSilence(String body) {
    PhoneId phone = anyPhone();
    pinGenerator.next(ISSUE, new Answer.Says(200, body));

    assertUnavailable(refusalOf(() -> phones().showCode(phone, CHOICE)));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 500, 502, 503, 504})
  void takesAStatusThatIsNeitherYesNorNoForSilence(int status) {
    PhoneId phone = anyPhone();
    pinGenerator.next(ISSUE, new Answer.Says(status, "{}"));

    assertUnavailable(refusalOf(() -> phones().showCode(phone, CHOICE)));
  }

  @Test
  void showsOnlyTheQrCodeOnASmallScreenAndSaysWhyNotTheOther() throws IOException {
    ShownCode shown = showOn(new ScreenSize(128, 128));

    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(Carrier.QR);
    assertThat(shown.notShown()).extracting(NotShown::carrier).containsExactly(Carrier.CODE_128);
    assertThat(shown.notShown().getFirst().why()).isNotBlank();
    assertReadsBack(shown);
  }

  @ParameterizedTest
  @CsvSource({"320,480", "1080,2400"})
  void showsBothSymbolsOnALargerScreen(int width, int height) throws IOException {
    ShownCode shown = showOn(new ScreenSize(width, height));

    assertThat(shown.pictures())
        .extracting(Shown::carrier)
        .containsExactlyInAnyOrder(Carrier.QR, Carrier.CODE_128);
    assertThat(shown.notShown()).isEmpty();
    assertReadsBack(shown);
  }

  @ParameterizedTest
  @CsvSource({"128,128,MONO_LCD,1", "176,220,GREY_LCD,2", "1080,2400,MODERN_DARK,8"})
  void showsWhatTheTillAsksForInTheColoursOfTheScreen(
      int width, int height, Look look, int bitsPerPixel) throws IOException {
    PhoneId phone = switchedOn(newPhone(new ScreenSize(width, height, look)));

    ShownCode shown =
        phones()
            .showCode(phone, new ShowCode(CHOICE.card(), null, null, null, Carrier.EMV_QR, null));

    assertReadsBack(shown);
    assertThat(shown.pictures()).extracting(Shown::carrier).containsExactly(Carrier.EMV_QR);
    BufferedImage image = open(shown.pictures().getFirst());
    assertThat(image.getColorModel().getPixelSize()).isEqualTo(bitsPerPixel);
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(width, height);
  }

  @Test
  void showsNothingAndSaysWhyWhereNoSymbolFits() {
    ShownCode shown = phones().showCode(switchedOn(newPhone(new ScreenSize(16, 16))), CHOICE);

    assertThat(shown.pictures()).isEmpty();
    assertThat(shown.notShown())
        .extracting(NotShown::carrier)
        .containsExactly(Carrier.QR, Carrier.CODE_128);
    assertThat(shown.notShown()).extracting(NotShown::why).noneMatch(String::isBlank);
  }

  @Test
  void asksForTheCardTheCeilingAndTheShopThatWereChosen() {
    MerchantId shop = MerchantId.next();
    Money most = Money.of(30_000, "KRW");
    ShowCode choice = new ShowCode(CHOICE.card(), most, shop, null, null, Channel.ONLINE);

    phones().showCode(anyPhone(), choice);

    assertThat(pinGenerator.questions(ISSUE).getLast().as(CodeRequest.class))
        .isEqualTo(new CodeRequest(CHOICE.card(), most, shop, Channel.ONLINE));
  }

  @Test
  void leavesCodeKeyAndSessionInNoTableAndInNoLog() {
    NewPhone consumer = newPhone(SCREEN);
    PhoneId phone = switchedOn(consumer);
    try (Logs logs = Logs.open()) {
      phones().showCode(phone, CHOICE);

      assertThat(logs.text()).contains("/v1/phones/" + phone);
      List.of(code(), consumer.handsetKey().reveal(), sessionToken())
          .forEach(secret -> assertThat(logs.text().contains(secret)).isFalse());
    }
    assertThat(Tables.everythingIn(database)).doesNotContain(code(), sessionToken());
  }

  private ShownCode showOn(ScreenSize screen) throws IOException {
    ShownCode shown = phones().showCode(switchedOn(newPhone(screen)), CHOICE);
    for (Shown picture : shown.pictures()) {
      BufferedImage image = open(picture);
      assertThat(List.of(image.getWidth(), image.getHeight()))
          .containsExactly(screen.width(), screen.height());
    }
    return shown;
  }

  private static BufferedImage open(Shown picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png().file()));
  }

  private void assertReadsBack(ShownCode shown) {
    for (Shown picture : shown.pictures()) {
      assertThat(reader.read(picture.png()))
          .isEqualTo(new Reading.Read(pinGenerator.lastIssued(), picture.carrier()));
    }
  }

  private static void assertUnavailable(Problem silence) {
    assertThat(silence.status()).isEqualTo(503);
    assertThat(silence.code()).isEqualTo("PIN_GENERATOR_UNAVAILABLE");
    assertThat(silence.nextStep()).isEqualTo(NextStep.RETRY_SAME);
  }

  private String code() {
    return pinGenerator.lastIssued().reveal();
  }

  private String sessionToken() {
    String bearer = String.valueOf(pinGenerator.questions(ISSUE).getLast().bearer());
    return bearer.substring("Bearer ".length());
  }
}
