package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.contracts.emv.EmvPayload;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** What cannot be sold is refused at the till: nothing is sent and nothing is written down. */
class MisreadTest extends AtTheTill {

  private static final PayCode FOREIGN = PayCode.draw(new SchemePrefix("12"), new SecureRandom());

  @AfterEach
  void nothingIsSentAndNothingIsSaved() {
    assertThat(authServer.seen()).isEmpty();
    assertThat(sales()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 17, 19})
  void refusesOneWrongDigitWithItsWords(int position) {
    Problem problem = problemOf(() -> tills.sell(till, typed(withWrongDigit(position))));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("MISREAD");
    assertThat(problem.nextStep()).isEqualTo(NextStep.FIX_REQUEST);
    assertThat(problem.detail()).isEqualTo(PayCodeReading.NotACode.MISREAD.message());
  }

  @Test
  void refusesTypedDigitsOfAnotherScheme() {
    assertThat(problemOf(() -> tills.sell(till, typed(FOREIGN.reveal()))).code())
        .isEqualTo("ANOTHER_SCHEME");
  }

  @ParameterizedTest
  @EnumSource
  void refusesAPictureOfAnotherScheme(Carrier carrier) {
    Problem problem = problemOf(() -> tills.sell(till, pictured(phoneShowing(FOREIGN, carrier))));

    assertThat(problem.code()).isEqualTo("ANOTHER_SCHEME");
    assertThat(problem.nextStep()).isEqualTo(NextStep.FIX_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8712", "87123456789012345678901", "87 12345678901234567"})
  void refusesDigitsThatAreNotTwenty(String digits) {
    assertThat(problemOf(() -> tills.sell(till, typed(digits))).code()).isEqualTo("NOT_20_DIGITS");
  }

  @Test
  void refusesAPayloadThatIsBrokenOrOfOthers() {
    String payload = EmvPayload.carrying(code).base64();
    String others = "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=";

    assertThat(problemOf(() -> tills.sell(till, typed(payload.substring(1)))).code())
        .isEqualTo("NOT_20_DIGITS");
    assertThat(problemOf(() -> tills.sell(till, typed(payload + "AAAA"))).code())
        .isEqualTo("NOT_20_DIGITS");
    assertThat(problemOf(() -> tills.sell(till, typed(others))).code()).isEqualTo("ANOTHER_SCHEME");
  }

  @Test
  void refusesAPictureWithoutACode() throws IOException {
    assertThat(problemOf(() -> tills.sell(till, pictured(blank()))).code()).isEqualTo("NO_SYMBOL");
  }

  @Test
  void refusesWhatIsNoPicture() {
    Picture noPicture = Picture.of(new byte[] {1, 2, 3});

    assertThat(problemOf(() -> tills.sell(till, pictured(noPicture))).code())
        .isEqualTo("NOT_A_PICTURE");
  }

  @Test
  void refusesPictureAndDigitsTogether() {
    SellRequest both =
        new SellRequest(ORDER, PRICE, phoneShowing(code, Carrier.QR), code.reveal(), PASSWORD);

    assertThat(problemOf(() -> tills.sell(till, both)).code()).isEqualTo("CODE_TWICE");
  }

  @Test
  void refusesASaleWithNeitherPictureNorDigits() {
    SellRequest neither = new SellRequest(ORDER, PRICE, null, null, PASSWORD);

    assertThat(problemOf(() -> tills.sell(till, neither)).code()).isEqualTo("CODE_MISSING");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesAnAmountThatIsNotAboveZero(long amount) {
    SellRequest request =
        new SellRequest(ORDER, Money.of(amount, "KRW"), null, code.reveal(), PASSWORD);

    Problem problem = problemOf(() -> tills.sell(till, request));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("AMOUNT_MISSING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amount", "order"})
  void refusesASaleInWhichSomethingIsMissing(String field) {
    String whole =
        """
        {"order": "1", "amount": {"amount": 1, "currency": "KRW"},
         "digits": "%s", "password": "x"}\
        """
            .formatted(code.reveal());
    String body = whole.replaceFirst("\"" + field + "\": (\\{.*?}|\"[^\"]*\"),?", "");

    Problem problem = problemOf(() -> post(body.replaceFirst(",\\s*}", "}")));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains(field);
  }

  private void post(String body) {
    TestClient.raw(environment, TestKeys.OPERATOR.reveal())
        .post()
        .uri("/v1/tills/{till}/sales", till)
        .contentType(APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }

  private String withWrongDigit(int position) {
    char wrong = code.reveal().charAt(position) == '9' ? '0' : '9';
    return new StringBuilder(code.reveal())
        .replace(position, position + 1, String.valueOf(wrong))
        .toString();
  }

  private static Picture blank() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    return Picture.of(file.toByteArray());
  }
}
