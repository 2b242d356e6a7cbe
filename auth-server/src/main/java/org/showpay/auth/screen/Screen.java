package org.showpay.auth.screen;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.checkout.Checkout;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.payment.PaymentState;

/**
 * What is to be seen on a payment screen.
 *
 * @param payment what runs or was approved, or was refused last
 */
public record Screen(Checkout session, @Nullable Payment payment) {

  private static final long MOST_CHANGES_OF_A_PAYMENT = 1000;

  /** What the consumer has to do. */
  public Stage stage() {
    return switch (session.state()) {
      case OPEN -> Stage.SCAN;
      case PROCESSING -> isWaitedFor() ? Stage.PROVE : Stage.WAIT;
      case PAID -> Stage.PAID;
      case EXPIRED -> Stage.EXPIRED;
      case CANCELLED -> Stage.CANCELLED;
    };
  }

  private boolean isWaitedFor() {
    return payment != null
        && payment.state() == PaymentState.AUTHENTICATION_REQUIRED
        && payment.authenticateBy() != null;
  }

  /** Grows with whatever can be seen to change: a new code's payment comes with a new version. */
  public long version() {
    return version(session.version(), payment == null ? 0 : payment.version());
  }

  /** The same of a session that is not looked at as a whole. */
  public static long version(Checkout.Look look) {
    return version(look.version(), look.payment());
  }

  private static long version(int session, int payment) {
    return session * MOST_CHANGES_OF_A_PAYMENT + Math.min(payment, MOST_CHANGES_OF_A_PAYMENT - 1);
  }

  /** The card company was asked and has not answered: nobody can say yet what became of it. */
  public boolean isUnknown() {
    return payment != null && payment.state() == PaymentState.UNKNOWN;
  }

  /** The card company may have charged the last payment, which is undone. */
  public boolean isUndone() {
    return payment != null
        && (payment.state() == PaymentState.REVERSING || payment.state() == PaymentState.REVERSED);
  }

  /** The payment that was refused last, where nothing else has happened since. */
  public Optional<Payment> refused() {
    boolean over =
        session.state() == CheckoutState.OPEN || session.state() == CheckoutState.EXPIRED;
    return over ? Optional.ofNullable(payment) : Optional.empty();
  }
}
