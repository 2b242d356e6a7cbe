package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.auth.ledger.RecordedLedgerRows;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.notice.MemoryNews;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.simulation.memory.Books.MerchantRow;
import org.showpay.auth.simulation.memory.Books.NoticeRow;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;

/** What follows where a payment moves: on the ledger, for the merchant and for the scheduler. */
class PaymentLifeTest {

  private static final int WITHIN_SECONDS = 30;

  private final Desk desk = Sandbox.desk();
  private final RecordedLedgerRows ledger = new RecordedLedgerRows();
  private final Rows rows = new Rows();

  @Test
  void anOutcomeThatIsNotKnownIsInquiredAbout() {
    move(PaymentState.REQUESTED, Move.to(PaymentState.UNKNOWN, "silent"));
    assertFollows("payment-resolution");
    assertTold();
  }

  @Test
  void whatIsGivenUpIsReversed() {
    move(PaymentState.UNKNOWN, Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT));
    assertFollows("payment-reversal");
    assertTold("payment.reversing");
  }

  @Test
  void anApprovalIsHeldAndStandsByItself() {
    agree(null);
    move(PaymentState.REQUESTED, Move.to(PaymentState.APPROVED, "the card company"));
    assertThat(ledger.entries())
        .containsExactly("HOLD HOLD_AT_COMPANY 10000", "HOLD HOLD_FOR_MERCHANT -10000");
    assertFollows();
    assertTold("payment.approved");
  }

  @Test
  void anApprovalWaitsForItsTillWhereThatIsAgreed() {
    agree(WITHIN_SECONDS);
    move(PaymentState.REQUESTED, Move.to(PaymentState.APPROVED, "the card company"));
    assertFollows("payment-acknowledgement");
  }

  @Test
  void aRefusedCancellationIsNoSecondApproval() {
    agree(WITHIN_SECONDS);
    move(PaymentState.CANCELLING, Move.to(PaymentState.APPROVED, "it refuses to cancel"));
    assertThat(ledger.size()).isZero();
    assertFollows();
  }

  @Test
  void nothingFollowsWhereThePaymentHasGoneOnMeanwhile() {
    rows.late = true;
    Payment before = SomePayment.in(PaymentState.UNKNOWN);
    assertThat(life().move(before, Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT))).isEmpty();
    assertFollows();
    assertTold();
  }

  private void move(PaymentState from, Move move) {
    assertThat(life().move(SomePayment.in(from), move)).map(Payment::state).contains(move.to());
  }

  private PaymentLife life() {
    MemoryTermsBook terms = new MemoryTermsBook(desk);
    return new PaymentLife(
        rows, ledger.ledger(terms), new MemoryNews(desk), terms, Sandbox.tasks(desk));
  }

  private void agree(@Nullable Integer withinSeconds) {
    MerchantId merchant = SomePayment.SALE.merchant();
    MerchantRow row = new MerchantRow(merchant, "Dalgona Coffee", withinSeconds);
    desk.books().database.statement(() -> desk.books().merchants.insert(merchant, row));
  }

  private void assertFollows(String... tasks) {
    assertThat(desk.books().tasks.all()).extracting(TaskRow::task).containsExactly(tasks);
  }

  private void assertTold(String... types) {
    assertThat(desk.books().notices.all()).extracting(NoticeRow::type).containsExactly(types);
  }

  /** A payment goes where it is sent; nowhere if it has gone on meanwhile. */
  private static final class Rows extends PaymentRows {

    private boolean late;

    Rows() {
      super(Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
    }

    @Override
    Optional<Payment> move(PaymentId id, PaymentState from, Move move) {
      return late ? Optional.empty() : Optional.of(SomePayment.in(move.to()));
    }
  }
}
