package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEGIN;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeAdapter.Mood;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.testing.StoppedFlow;

/** A payment whose card is declined and whose backup is asked, cut off or overtaken in between. */
class FallBackCellsTest extends Cells {

  private Consumer backup;

  @BeforeEach
  void aCardThatIsDeclinedAndItsBackup() {
    backup = town.withAnotherCard(consumer, new CompanyId("nuri"), "5678");
    town.walletOf(consumer).chooseBackup(consumer.card(), new Backup(backup.card()));
    adapter.becomes(Mood.DECLINES, consumer.card());
  }

  @Test
  @DisplayName("step 14, crash before commit: the first card's decline is learnt, nobody is asked")
  void aBackupThatWasNotWrittenIsNotAsked() {
    AuthorizationRequest request = sale();
    crashes.stop(BEFORE_COMMIT, "PaymentBook.fallBack", () -> authorize(request));
    assertThat(problemOf(request)).isEqualTo("PAYMENT_IN_PROGRESS");
    pass(request, 16);
    hurryTo(request, PaymentState.DECLINED);
    awaitNoTask(request.paymentId());
    assertThat(adapter.seen()).extracting(CardAuthorization::card).containsOnly(consumer.card());
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 14, crash after commit: what may have been sent is undone under its own id")
  void aBackupThatWasWrittenAndNotAskedIsUndone() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused =
        crashes.stop(AFTER_COMMIT, "PaymentBook.fallBack", () -> authorize(request));
    assertThat(adapter.seen()).hasSize(1);
    sweepToReversed(request);
    PaymentId second = secondAttempt(request);
    assertThat(adapter.followUps().seen(second))
        .isNotEmpty()
        .allSatisfy(undone -> assertThat(undone.card()).isEqualTo(backup.card()));
    assertThat(adapter.followUps().seen(request.paymentId())).isEmpty();
    assertAllIsWell();
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.REVERSED);
    assertThat(adapter.seen()).extracting(CardAuthorization::paymentId).last().isEqualTo(second);
    assertThat(adapter.company().standing(second).net()).isZero();
    assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVES", "HANGS_UP", "IS_SILENT"})
  @DisplayName("step 14, reply lost: the backup is inquired about, under its id and not the first")
  void aBackupThatWasNotHeardIsInquiredAbout(Mood answer) {
    AuthorizationRequest request = sale();
    adapter.becomes(answer);
    adapter.becomes(Mood.DECLINES, consumer.card());
    if (answer == Mood.APPROVES) {
      crashes.stop(BEFORE_COMMIT, "PaymentBook.record", () -> authorize(request));
      pass(request, 16);
    } else {
      assertThat(authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    }
    hurryTo(request, PaymentState.APPROVED);
    awaitNoTask(request.paymentId());
    assertThat(cashier.payments().find(request.paymentId()).cardLast4()).isEqualTo("5678");
    assertThat(adapter.seen()).hasSize(2);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 14, duplicate: who sends the request again meanwhile charges nothing more")
  void theSameRequestWhileTheBackupIsAskedChargesNothingMore() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused =
        crashes.stop(AFTER_COMMIT, "PaymentBook.fallBack", () -> authorize(request));
    assertThat(problemOf(request)).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(problemOf(again(request))).isEqualTo("PAYMENT_IN_PROGRESS");
    PaymentView told = (PaymentView) paused.goOn();
    assertThat(told.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(authorize(request)).isEqualTo(told);
    assertThat(adapter.seen()).hasSize(2);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 14, late: who hears the decline after the payment was given up asks nobody")
  void aDeclineThatIsHeardTooLateAsksNobody() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    pass(request, 16);
    assertThat(stateOf(request)).isEqualTo(PaymentState.UNKNOWN);
    assertThat(((PaymentView) paused.goOn()).state())
        .isIn(PaymentState.UNKNOWN, PaymentState.DECLINED);
    hurryTo(request, PaymentState.DECLINED);
    awaitNoTask(request.paymentId());
    assertThat(adapter.seen()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 14, late: a decline that took the time of whoever waits is the answer")
  void aDeclineThatTookTooLongIsTheAnswer() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    pass(request, 5);
    PaymentView told = (PaymentView) paused.goOn();
    assertThat(Objects.requireNonNull(told.decline()).reason())
        .isEqualTo(DeclineReason.LIMIT_EXCEEDED);
    assertThat(adapter.seen()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 14, late: the backup is not asked once its owner has frozen the wallet")
  void aWalletThatIsFrozenMeanwhileIsAskedForNothingMore() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    town.walletOf(consumer).freeze();
    PaymentView told = (PaymentView) paused.goOn();
    assertThat(Objects.requireNonNull(told.decline()).reason())
        .isEqualTo(DeclineReason.LIMIT_EXCEEDED);
    assertThat(adapter.seen()).hasSize(1);
    assertAllIsWell();
  }

  private PaymentId secondAttempt(AuthorizationRequest request) {
    return jdbc.sql("select authorization_id from payment where id = ?")
        .param(request.paymentId().uuid())
        .query((row, n) -> new PaymentId(row.getObject(1, UUID.class)))
        .single();
  }
}
