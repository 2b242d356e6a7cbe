package org.showpay.issuer.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.won;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same operation again, and what the database refuses, whatever the code above it does. */
@IssuerTest
class FollowUpRepetitionTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  private IssuedCard card;
  private PaymentId payment;
  private FollowUpMessage message;
  private FollowUpAnswer answer;

  @BeforeEach
  void oneCapture() {
    clock.reset();
    card = bank.card(1000);
    payment = bank.held(card, 400);
    message = followUp(CAPTURE, payment, won(100));
    answer = bank.host().followUp(HANBIT, message);
    assertThat(answer).isInstanceOf(FollowUpAnswer.Done.class);
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheSameOperationWithOtherContentAndNamesTheField(Other other) {
    FollowUpMessage changed = other.change(message);
    Problem problem =
        problemOf(() -> bank.host().followUp(other == Other.COMPANY ? NURI : HANBIT, changed));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("OPERATION_ID_REUSED");
    assertThat(problem.detail()).contains("'" + other.field + "'");
    assertThat(bank.host().followUp(HANBIT, message)).isEqualTo(answer);
    assertThat(bank.stand(card).held()).isEqualTo(won(300));
  }

  @Test
  void keepsRefusingWhatItRefusedOnceEvenIfItCouldBeDoneNow() {
    FollowUpMessage tooEarly = followUp(REFUND, payment, won(300));
    FollowUpAnswer refused = bank.host().followUp(HANBIT, tooEarly);
    assertThat(refused).isInstanceOf(FollowUpAnswer.Refused.class);
    bank.done(CAPTURE, payment, 300);
    assertThat(bank.host().followUp(HANBIT, tooEarly)).isEqualTo(refused);
    bank.done(REFUND, payment, 300);
  }

  @Test
  void doesEachOperationOnceHoweverOftenItIsSent() {
    bank.done(REVERSAL, payment, 400);
    assertThat(bank.host().followUp(HANBIT, message)).isEqualTo(answer);
    assertThat(bank.used(card.account())).isZero();
    assertThat(rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update follow_up_log set amount = amount + 1",
        "update follow_up_log set outcome = 'DONE'",
        "delete from follow_up_log",
        "truncate follow_up_log",
        "delete from payment_position",
        "truncate payment_position"
      })
  void refusesToChangeOrForgetWhatWasDone(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThat(bank.host().followUp(HANBIT, message)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "held = held + 1",
        "held = held - 1, captured = captured - 1",
        "held = held - 1, captured = captured + 2",
        "captured = captured + 301, held = 0",
        "refunded = captured + 1",
        "held = -1",
        "reversed_at = now()",
        "company = 'nuri'",
        "authorised = authorised + 1"
      })
  void refusesAPositionThatCannotBe(String change) {
    assertThatThrownBy(() -> changePosition(change))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("payment_position");
    bank.assertInBalance();
  }

  @Test
  void refusesToChangeAPositionThatIsReversed() {
    bank.done(REVERSAL, payment, 400);
    assertThatThrownBy(() -> changePosition("reversed_at = null"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("reversed, which is final");
  }

  private void changePosition(String change) {
    jdbc.sql("update payment_position set " + change + " where payment_id = ?")
        .param(payment.uuid())
        .update();
  }

  private int rows() {
    return jdbc.sql("select count(*) from follow_up_log where operation_id = ?")
        .param(message.operation().uuid())
        .query(Integer.class)
        .single();
  }

  /** What a repetition may have changed. */
  enum Other {
    /** Another company. */
    COMPANY("company"),
    /** Another kind of operation. */
    KIND("kind"),
    /** Another payment. */
    PAYMENT("paymentId"),
    /** Another amount. */
    AMOUNT("amount"),
    /** The same number of another currency. */
    CURRENCY("amount"),
    /** The last capture instead of one of several. */
    LAST("last");

    private final String field;

    Other(String field) {
      this.field = field;
    }

    private FollowUpMessage change(FollowUpMessage m) {
      return new FollowUpMessage(
          m.operation(),
          this == KIND ? REFUND : m.kind(),
          this == PAYMENT ? PaymentId.next() : m.paymentId(),
          amount(m.amount()),
          this == LAST ? !m.last() : m.last());
    }

    private Money amount(Money amount) {
      if (this == CURRENCY) {
        return Money.of(amount.amount(), "USD");
      }
      return this == AMOUNT ? amount.plus(won(1)) : amount;
    }
  }
}
