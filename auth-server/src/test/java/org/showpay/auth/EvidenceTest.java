package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Town.won;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is kept of a payment, what cannot be changed, and what is kept nowhere. */
@AuthServerTest
@ExtendWith(OutputCaptureExtension.class)
class EvidenceTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void writesEachMoveDown() {
    AuthorizationRequest request = cashier.request(consumer.code(), won(100));
    cashier.payments().authorize(request);
    assertThat(
            town.jdbc()
                .sql(
                    "select from_state || '>' || to_state from payment_move"
                        + " where payment_id = ? order by id")
                .param(request.paymentId().uuid())
                .query(String.class)
                .list())
        .containsExactly(
            "NONE>AUTHENTICATION_REQUIRED",
            "AUTHENTICATION_REQUIRED>REQUESTED",
            "REQUESTED>APPROVED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update payment_move set reason = 'x'",
        "delete from payment_move",
        "truncate payment_move"
      })
  void refusesToChangeMoves(String statement) {
    cashier.charge(consumer.code(), won(100));
    assertThatThrownBy(() -> town.jdbc().sql(statement).update())
        .hasMessageContaining("neither changed nor deleted");
  }

  @Test
  void keepsNoCodePasswordOrKeyInTheDatabaseOrTheLog(CapturedOutput output) {
    PayCode code = consumer.code();
    cashier.charge(code, won(100));
    List<String> secrets =
        List.of(
            code.reveal(),
            Town.PAYMENT_PASSWORD.reveal(),
            Town.LOGIN_PASSWORD.reveal(),
            consumer.enrolment().handsetKey().reveal(),
            cashier.apiKey());
    String everything = everyRowOfEveryTable();
    assertThat(everything).contains(consumer.login().text());
    for (String secret : secrets) {
      assertThat(everything).doesNotContain(secret);
      assertThat(output.getAll()).doesNotContain(secret);
    }
  }

  @Test
  void printsNoPhoneNumberWhenItIsTaken(CapturedOutput output) {
    assertThat(
            Problems.of(() ->
                    town.asOperator()
                        .enrol(
                            new SubscribersApi.EnrolRequest(
                                consumer.phone(),
                                new LoginId("another"),
                                Town.LOGIN_PASSWORD,
                                Town.PAYMENT_PASSWORD)))
                .code())
        .isEqualTo("SUBSCRIBER_EXISTS");
    assertThat(output.getAll()).doesNotContain(consumer.phone().reveal());
  }

  private String everyRowOfEveryTable() {
    StringBuilder rows = new StringBuilder();
    List<String> tables =
        town.jdbc()
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query((row, n) -> row.getString(1))
            .list();
    for (String table : tables) {
      town.jdbc()
          .sql("select to_jsonb(t)::text from " + table + " t")
          .query((row, n) -> row.getString(1))
          .list()
          .forEach(rows::append);
    }
    return rows.toString();
  }
}
