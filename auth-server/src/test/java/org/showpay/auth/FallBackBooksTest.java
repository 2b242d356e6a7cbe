package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;
import static org.showpay.testing.Crashes.Edge.BEGIN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeBooks.Done;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.reconciliation.Difference;
import org.showpay.contracts.reconciliation.ReconciliationsApi;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Item;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.testing.StoppedFlow;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows a payment that a backup paid goes to its company, under the id that it knows. */
class FallBackBooksTest extends Cells {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Autowired Trade trade;
  @Autowired FakeBooks others;

  private CompanyId company;
  private Consumer backup;

  @BeforeEach
  void aCardThatIsDeclinedAndItsBackup() {
    company = trade.company();
    backup = town.withAnotherCard(consumer, company, "5678");
    town.walletOf(consumer).chooseBackup(consumer.card(), new Backup(backup.card()));
    adapter.becomes(FakeAdapter.Mood.DECLINES, consumer.card());
  }

  @Test
  void captureRefundAndCancellationReachTheBackup() {
    PaymentId captured = hold().paymentId();
    cashier.payments().capture(captured, new Capture(OperationId.next(), won(3_000), true));
    refund(captured);
    PaymentId cancelled = hold().paymentId();
    cashier.payments().cancel(cancelled);
    assertThat(adapter.followUps().seen(attempt(captured)))
        .extracting(FollowUp::kind)
        .containsExactly(FollowUpKind.CAPTURE, FollowUpKind.REFUND);
    assertThat(adapter.followUps().seen(attempt(cancelled)))
        .extracting(FollowUp::kind)
        .containsExactly(FollowUpKind.CANCELLATION);
    for (PaymentId payment : List.of(captured, cancelled)) {
      assertThat(adapter.followUps().seen(attempt(payment)))
          .allSatisfy(asked -> assertThat(asked.card()).isEqualTo(backup.card()));
      assertThat(adapter.followUps().seen(payment)).isEmpty();
      awaitNoTask(payment);
    }
    assertThat(trade.balance("COMPANY_RECEIVABLE", company.text())).isEqualTo(2_000);
    assertThat(trade.balance("HOLD_AT_COMPANY", company.text())).isZero();
    assertAllIsWell();
  }

  /** What a till asks for when it does not know yet how a payment ended. */
  enum Wish {
    CAPTURE,
    CANCELLATION,
    REFUND
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAskedForBeforeTheBackupIsAskedReachesTheBackup(Wish wish) throws Exception {
    AuthorizationRequest request = wish == Wish.REFUND ? sale() : held();
    PaymentId payment = request.paymentId();
    StoppedFlow paying =
        crashes.stop(BEGIN, "PaymentBook.fallBack", () -> cashier.payments().authorize(request));
    StoppedFlow asking = crashes.stop(BEGIN, "OperationBook.open", () -> ask(wish, payment));
    assertThat(((PaymentView) paying.goOn()).state()).isEqualTo(PaymentState.APPROVED);
    asking.goOn();
    assertThat(adapter.followUps().seen(payment)).isEmpty();
    assertThat(adapter.followUps().seen(attempt(payment)))
        .singleElement()
        .satisfies(asked -> assertThat(asked.card()).isEqualTo(backup.card()));
    awaitNoTask(cashier.payments().operations(payment).getFirst().operationId());
    assertAllIsWell();
  }

  @Test
  void anApprovalThatNoTillAcknowledgesIsUndoneAtTheBackup() {
    TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(
            cashier.merchant().merchant(),
            new Terms(150, SEOUL, LocalTime.MIDNIGHT, Duration.ofMinutes(10)));
    PaymentView lost = cashier.payments().authorize(sale());
    hurryUntil(
        lost.paymentId(),
        () -> cashier.payments().find(lost.paymentId()).state() == PaymentState.REVERSED);
    assertThat(adapter.followUps().seen(attempt(lost.paymentId())))
        .singleElement()
        .satisfies(undone -> {
          assertThat(undone.kind()).isEqualTo(FollowUpKind.REVERSAL);
          assertThat(undone.card()).isEqualTo(backup.card());
        });
    assertThat(trade.balance("COMPANY_RECEIVABLE", company.text())).isZero();
    assertAllIsWell();
  }

  @Test
  void ourBooksAreThoseOfTheBackupsCompanyByTheIdThatItKnows() {
    PaymentId paid = authorize(sale()).paymentId();
    OperationId refund = refund(paid);
    Done charge = done(Kind.CAPTURE, new OperationId(attempt(paid).uuid()), attempt(paid), 4_200);
    Done giving = done(Kind.REFUND, refund, attempt(paid), 1_000);
    others.journal(charge, giving);
    LocalDate today = LocalDate.ofInstant(charge.at(), SEOUL);
    others.file(company, today, charge, giving);
    Report report = reconcile(today);
    assertThat(report.exceptions()).isEmpty();
    assertThat(report.matched()).isEqualTo(2);
  }

  @Test
  void anExceptionNamesThePaymentByOurOwnId() {
    PaymentId paid = authorize(sale()).paymentId();
    Done another = done(Kind.CAPTURE, new OperationId(attempt(paid).uuid()), paid, 4_200);
    others.journal(another);
    others.file(company, LocalDate.ofInstant(another.at(), SEOUL), another);
    Report report = reconcile(LocalDate.ofInstant(another.at(), SEOUL));
    assertThat(report.exceptions())
        .singleElement()
        .extracting(Item::paymentId, Item::difference)
        .containsExactly(paid, Difference.STATE_DIFFERS);
    assertThat(
            TestClient.of(ReconciliationsApi.class, environment, TestKeys.OPERATOR.reveal())
                .exceptions(company))
        .extracting(Item::paymentId)
        .containsExactly(paid);
  }

  private Report reconcile(LocalDate day) {
    return TestClient.of(ReconciliationsApi.class, environment, TestKeys.OPERATOR.reveal())
        .reconcile(new ReconciliationsApi.Request(company, day));
  }

  private Done done(Kind kind, OperationId operation, PaymentId payment, long amount) {
    Instant now =
        jdbc.sql("select now()").query((row, n) -> row.getTimestamp(1).toInstant()).single();
    Deal deal = new Deal(payment, cashier.merchant().merchant(), company);
    return new Done(kind, operation, deal, won(amount), now);
  }

  private Object ask(Wish wish, PaymentId payment) {
    return switch (wish) {
      case CAPTURE ->
          cashier.payments().capture(payment, new Capture(OperationId.next(), won(4_200), true));
      case CANCELLATION -> cashier.payments().cancel(payment);
      case REFUND -> refund(payment);
    };
  }

  private AuthorizationRequest held() {
    AuthorizationRequest usual = sale();
    return new AuthorizationRequest(
        usual.paymentId(),
        usual.orderId(),
        usual.payCode(),
        usual.amount(),
        usual.password(),
        CaptureMode.MANUAL,
        null);
  }

  private OperationId refund(PaymentId payment) {
    OperationId refund = OperationId.next();
    cashier.payments().refund(payment, new Refund(refund, won(1_000), "too cold"));
    return refund;
  }

  /** The id by which the backup's company knows the payment. */
  private PaymentId attempt(PaymentId payment) {
    return jdbc.sql("select authorization_id from payment where id = ?")
        .param(payment.uuid())
        .query((row, n) -> new PaymentId(row.getObject(1, UUID.class)))
        .single();
  }
}
