package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Positions from which no till can go on: it is told so before anything else. */
@AuthServerTest
class StreamPositionTest {

  @Autowired Town town;
  @Autowired Environment environment;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    cashier = town.cashier();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "-1:", "12", "12:,", "12:3,x", "9999999999999999999:"})
  void refusesAPositionThatIsNone(String position) {
    assertThat(answerTo(position)).startsWith("422").contains("POSITION_REFUSED", "FIX_REQUEST");
  }

  @Test
  void saysSoWhereAPositionIsOfAnotherDatabaseOrTooFarBack() {
    assertThat(answerTo("999999999999999999:")).startsWith("410").contains("POSITION_GONE");
    town.jdbc()
        .sql(
            """
            insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
              code_digest, state, decline_reason, requested_at, updated_at)
            select gen_random_uuid(), p.merchant_id, p.terminal_id, 'many-' || n, 1, 'KRW',
                   sha256('none'), 'DECLINED', 'CODE_NOT_LIVE', now(), now()
              from payment p, generate_series(1, 1000) n where p.id = ?
            """)
        .param(refused())
        .update();
    assertThat(answerTo("1:")).startsWith("410").contains("POSITION_GONE", "application/problem");
  }

  private UUID refused() {
    PayCode nobodys = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    return cashier.charge(nobodys, won(100)).paymentId().uuid();
  }

  private String answerTo(String position) {
    String answer =
        TestClient.raw(environment, cashier.apiKey())
            .get()
            .uri("/v1/terminals/self/events")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", position)
            .exchange((request, response) ->
                response.getStatusCode()
                    + " "
                    + response.getHeaders().getContentType()
                    + " "
                    + response.bodyTo(String.class));
    return Objects.requireNonNull(answer);
  }
}
