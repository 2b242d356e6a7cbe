package org.showpay.auth.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.won;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.SomePayment;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.ProblemException;

/** What can be done to a payment of 10,000 won, to the unit. */
class OperationRulesTest {

  private final Rows rows = new Rows();

  @ParameterizedTest
  @EnumSource(value = PaymentState.class, mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
  void nothingIsDoneToAPaymentThatDoesNotStand(PaymentState state) {
    assertRefused(FollowUpKind.CAPTURE, won(1), SomePayment.in(state), "PAYMENT_NOT_APPROVED");
  }

  @Test
  void nothingIsDoneInAnotherCurrency() {
    Payment payment = captured(5, 5);
    assertRefused(FollowUpKind.CAPTURE, Money.of(1, "USD"), payment, "CURRENCY_DIFFERS");
  }

  @ParameterizedTest
  @CsvSource({"0, 10000", "4000, 6000", "9999, 1"})
  void whatIsLeftIsCaptured(long captured, long left) {
    Payment payment = captured(captured, captured);
    assertAllowed(FollowUpKind.CAPTURE, won(left), payment);
    assertRefused(FollowUpKind.CAPTURE, won(left + 1), payment, "ABOVE_AUTHORISED");
    rows.closed = true;
    assertRefused(FollowUpKind.CAPTURE, won(left), payment, "ABOVE_AUTHORISED");
  }

  @Test
  void oneCaptureIsUnderWayAtATime() {
    assertRefused(FollowUpKind.CAPTURE, won(1), captured(5, 4), "OPERATION_IN_PROGRESS");
  }

  @Test
  void whatIsCapturedOrBeingCapturedIsNotCancelled() {
    assertAllowed(FollowUpKind.CANCELLATION, won(10_000), captured(0, 0));
    assertRefused(FollowUpKind.CANCELLATION, won(10_000), captured(1, 0), "ALREADY_CAPTURED");
  }

  @ParameterizedTest
  @CsvSource({"10000, 0, 10000", "10000, 4000, 6000", "3000, 2999, 1"})
  void whatIsCapturedAndNotBeingRefundedIsRefunded(long captured, long refunding, long left) {
    Payment payment =
        SomePayment.with(draft -> {
          draft.capturing = won(captured);
          draft.captured = won(captured);
          draft.refunding = won(refunding);
        });
    assertAllowed(FollowUpKind.REFUND, won(left), payment);
    assertRefused(FollowUpKind.REFUND, won(left + 1), payment, "ABOVE_CAPTURED");
    rows.refundable = false;
    assertRefused(FollowUpKind.REFUND, won(left), payment, "REFUND_TOO_LATE");
  }

  @Test
  void aReversalIsNobodysWish() {
    assertThatThrownBy(() -> check(FollowUpKind.REVERSAL, won(1), captured(0, 0)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Payment captured(long capturing, long captured) {
    return SomePayment.with(draft -> {
      draft.capturing = won(capturing);
      draft.captured = won(captured);
    });
  }

  private void assertAllowed(FollowUpKind kind, Money amount, Payment payment) {
    assertThatCode(() -> check(kind, amount, payment)).doesNotThrowAnyException();
  }

  private void assertRefused(FollowUpKind kind, Money amount, Payment payment, String code) {
    assertThatThrownBy(() -> check(kind, amount, payment))
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void check(FollowUpKind kind, Money amount, Payment payment) {
    Wanted wanted = new Wanted(OperationId.next(), payment.id(), kind, amount, true, null);
    OperationRules.check(wanted, payment, rows);
  }

  /** What the rules ask of the table. */
  private static final class Rows extends OperationRows {

    private boolean closed;
    private boolean refundable = true;

    Rows() {
      super(Sandbox.nobody());
    }

    @Override
    boolean isClosed(PaymentId payment) {
      return closed;
    }

    @Override
    boolean isRefundable(PaymentId payment) {
      return refundable;
    }
  }
}
