package org.showpay.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.won;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.Crashes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card company's host that dies before and after it commits what it was asked for. */
@IssuerTest
class HostCellsTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired Crashes crashes;
  @Autowired JdbcClient jdbc;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    clock.reset();
    card = bank.card(1000);
  }

  @AfterEach
  void usedIsTheSumOfThePositions() {
    crashes.bury();
    bank.assertInBalance();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("step 8, crash before commit: the card company has never seen it, and may be asked")
  void aChargeThatDiedUnwrittenIsNone(CaptureMode capture) {
    IssuerMessage message = message(capture);
    crashes.stop(
        BEFORE_COMMIT,
        "",
        wrote("authorization_log", "payment_id", message.paymentId().uuid()),
        () -> bank.host().authorize(HANBIT, message));
    assertThat(bank.used(card.account())).isZero();
    assertThat(inquire(message.paymentId()))
        .isEqualTo(new InquiryAnswer.NeverSeen(message.paymentId()));
    assertThat(bank.host().authorize(HANBIT, message)).isInstanceOf(IssuerAnswer.Approved.class);
    assertThat(bank.used(card.account())).isEqualTo(400);
    assertThat(bank.rows(message.paymentId())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("step 8, crash after commit: it is charged once, says so, and can be undone")
  void aChargeThatIsWrittenIsToldToWhoeverAsks(CaptureMode capture) {
    IssuerMessage message = message(capture);
    crashes.stop(
        AFTER_COMMIT,
        "",
        wrote("authorization_log", "payment_id", message.paymentId().uuid()),
        () -> bank.host().authorize(HANBIT, message));
    assertThat(inquire(message.paymentId())).isInstanceOf(InquiryAnswer.Approved.class);
    assertThat(bank.host().authorize(HANBIT, message)).isInstanceOf(IssuerAnswer.Approved.class);
    assertThat(bank.used(card.account())).isEqualTo(400);
    bank.done(FollowUpKind.REVERSAL, message.paymentId(), 400);
    assertThat(bank.used(card.account())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash before commit: nothing was done, and it may be asked again")
  void anOperationThatDiedUnwrittenIsNone(FollowUpKind kind) {
    FollowUpMessage message = operation(kind);
    crashes.stop(
        BEFORE_COMMIT,
        "",
        wrote("follow_up_log", "operation_id", message.operation().uuid()),
        () -> bank.host().followUp(HANBIT, message));
    assertThat(bank.used(card.account())).isEqualTo(400);
    assertThat(bank.host().followUp(HANBIT, message)).isInstanceOf(FollowUpAnswer.Done.class);
    assertDoneOnce(message);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash after commit: it is done once and has the same answer")
  void anOperationThatIsWrittenIsDoneOnce(FollowUpKind kind) {
    FollowUpMessage message = operation(kind);
    crashes.stop(
        AFTER_COMMIT,
        "",
        wrote("follow_up_log", "operation_id", message.operation().uuid()),
        () -> bank.host().followUp(HANBIT, message));
    assertThat(bank.host().followUp(HANBIT, message)).isInstanceOf(FollowUpAnswer.Done.class);
    assertDoneOnce(message);
  }

  private IssuerMessage message(CaptureMode capture) {
    return capture == CaptureMode.MANUAL
        ? Bank.hold(card, won(400))
        : Bank.purchase(card, won(400));
  }

  private FollowUpMessage operation(FollowUpKind kind) {
    PaymentId payment = kind == FollowUpKind.REFUND ? bank.bought(card, 400) : bank.held(card, 400);
    return Bank.followUp(kind, payment, won(400));
  }

  private void assertDoneOnce(FollowUpMessage message) {
    assertThat(bank.used(card.account()))
        .isEqualTo(message.kind() == FollowUpKind.CAPTURE ? 400 : 0);
    assertThat(
            jdbc.sql("select count(*) from follow_up_log where operation_id = ?")
                .param(message.operation().uuid())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private InquiryAnswer inquire(PaymentId payment) {
    return bank.host().inquire(HANBIT, new InquiryMessage(payment, won(400)));
  }

  /** In a transaction: whether it is the one that adds this row. */
  private BooleanSupplier wrote(String table, String key, UUID id) {
    return () ->
        jdbc.sql(
                "select exists (select from %s where %s = ? and xmin = pg_current_xact_id()::xid)"
                    .formatted(table, key))
            .param(id)
            .query(Boolean.class)
            .single();
  }
}
