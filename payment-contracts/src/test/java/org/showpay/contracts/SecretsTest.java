package org.showpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.handset.SessionToken;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.vault.CardTicket;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;

/** Secrets do not print themselves, not even from inside another value. */
class SecretsTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pan PAN =
      Pan.withCheckDigit("920011" + "%09d".formatted(RANDOM.nextInt(1 << 29)));
  private static final PayCode CODE = PayCode.draw(SchemePrefix.DEFAULT, RANDOM);
  private static final Password PASSWORD = TestPasswords.login();

  @Test
  void noSecretPrintsItself() {
    ApiKey key = ApiKeyHash.draw(RANDOM);
    HandsetKey handsetKey = new HandsetKey(TestKeys.newSecret());
    SessionToken token = new SessionToken(TestKeys.newSecret());
    CardTicket ticket = new CardTicket("ticket-".repeat(7).substring(6));
    Picture picture = Picture.of(CODE.reveal().getBytes(StandardCharsets.UTF_8));
    PhoneNumber phone = new PhoneNumber("821012345678");
    Map<Object, String> secrets =
        Map.of(
            PAN, PAN.reveal(),
            CODE, CODE.reveal(),
            PASSWORD, PASSWORD.reveal(),
            key, key.reveal(),
            handsetKey, handsetKey.reveal(),
            token, token.reveal(),
            ticket, ticket.reveal(),
            picture, picture.base64(),
            phone, phone.reveal());
    secrets.forEach((secret, text) -> {
      assertThat(secret.toString()).doesNotContain(text);
      assertThat(List.of(secret).toString()).doesNotContain(text);
    });
  }

  @Test
  void noMessagePrintsTheSecretsInIt() {
    Object request =
        new AuthorizationRequest(
            PaymentId.next(), new OrderId("o"), CODE, Money.of(1, "KRW"), PASSWORD);
    assertThat(request.toString())
        .contains("pay_")
        .doesNotContain(CODE.reveal())
        .doesNotContain(PASSWORD.reveal());
    assertThat(new StoreCardRequest(PAN, YearMonth.of(2031, 11)).toString())
        .contains("2031")
        .doesNotContain(PAN.reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234", "92001100000000000", "9200110000000001x", "١٢٣٤٥٦٧٨٩٠١٢"})
  void refusesWhatIsNoCardNumberWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> new Pan(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A card number is 12 to 19 digits");
  }

  @Test
  void refusesACardNumberWithAnyOneDigitWrong() {
    String digits = PAN.reveal();
    for (int place = 0; place < digits.length(); place++) {
      int wrong = (digits.charAt(place) - '0' + 1 + RANDOM.nextInt(9)) % 10;
      String misread = digits.substring(0, place) + wrong + digits.substring(place + 1);
      assertThatThrownBy(() -> new Pan(misread)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
