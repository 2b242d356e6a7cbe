package org.showpay.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.testing.ServicesJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What must be in a message, and that a message comes back as it was sent. */
class RequiredFieldsTest {

  private final JsonMapper json = ServicesJson.mapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"order\":\"A-1\"}",
        "{\"order\":null,\"amount\":{\"amount\":1,\"currency\":\"KRW\"},\"password\":\"x\"}",
        "{\"order\":\"A-1\",\"amount\":{\"amount\":1},\"password\":\"x\"}",
        "{\"order\":\"A-1\",\"amount\":null,\"password\":\"x\"}",
        "{\"amount\":{\"amount\":1,\"currency\":\"KRW\"},\"password\":\"x\"}"
      })
  void refusesAMessageThatLacksSomething(String text) {
    assertThatThrownBy(() -> json.readValue(text, SellRequest.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.34", "12.0", "1e3", "\"12\"", "true", "9223372036854775808", "null"})
  void refusesAnAmountThatIsNoWholeNumberAsItStands(String amount) {
    String text = "{\"amount\":" + amount + ",\"currency\":\"USD\"}";
    assertThatThrownBy(() -> json.readValue(text, Money.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void takesAMessageWithoutWhatMayBeMissing() {
    String text =
        "{\"order\":\"A-1\",\"amount\":{\"amount\":1,\"currency\":\"KRW\"},\"password\":\"x\"}";
    SellRequest request = json.readValue(text, SellRequest.class);
    assertThat(request.amount()).isEqualTo(Money.of(1, "KRW"));
    assertThat(request.picture()).isNull();
    assertThat(request.digits()).isNull();
  }

  @Test
  void readsBackWhatItWrote() {
    IssuerAnswer answer =
        new IssuerAnswer.Approved(
            PaymentId.next(),
            Money.of(12_000, "KRW"),
            new ApprovalNumber("A1B2C3"),
            Money.of(0, "KRW"));
    String text = json.writerFor(IssuerAnswer.class).writeValueAsString(answer);
    assertThat(text)
        .contains("\"outcome\":\"APPROVED\"", "{\"amount\":12000,\"currency\":\"KRW\"}");
    assertThat(json.readValue(text, IssuerAnswer.class)).isEqualTo(answer);
  }
}
