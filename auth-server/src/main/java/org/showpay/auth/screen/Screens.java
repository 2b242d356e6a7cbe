package org.showpay.auth.screen;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.approval.StepUp;
import org.showpay.auth.checkout.Checkout;
import org.showpay.auth.checkout.CheckoutDesk;
import org.showpay.auth.checkout.CheckoutPayments;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Component;

/**
 * What a consumer does at a payment screen (patent S504 to S516). Each answers why nothing came of
 * it, as the code of a message, where nothing did.
 */
@Component
class Screens {

  private final CheckoutDesk desk;
  private final CheckoutPayments taking;
  private final EarlierPayments payments;
  private final StepUp stepUp;

  Screens(CheckoutDesk desk, CheckoutPayments taking, EarlierPayments payments, StepUp stepUp) {
    this.desk = desk;
    this.taking = taking;
    this.payments = payments;
    this.stepUp = stepUp;
  }

  /** The screen of this address as it stands now; 404 for any other. */
  Screen at(String secret) {
    Checkout session = desk.onScreen(secret);
    @Nullable Payment payment = session.payment().flatMap(payments::find).orElse(null);
    // Looking at a payment may end it, and move its session on.
    return new Screen(payment == null ? session : desk.onScreen(secret), payment);
  }

  /** Shows a code. What a phone made by itself is good at tills alone: that is seen by its form. */
  Optional<String> show(String secret, PayCode code) {
    if (code.isMadeOnAHandset()) {
      return Optional.of("CODE_FOR_TILLS");
    }
    boolean taken = taking.take(desk.onScreen(secret), code);
    return taken || desk.onScreen(secret).state() != CheckoutState.OPEN
        ? Optional.empty()
        : Optional.of("ORDER_BUSY");
  }

  /** Gives the password for the payment that waits for it. */
  Optional<String> prove(String secret, PaymentId payment, Password password) {
    return waiting(secret, payment)
        .map(waits -> stepUp.authenticate(waits, password))
        .filter(after -> after.state() == PaymentState.AUTHENTICATION_REQUIRED)
        .map(after -> "WRONG_PASSWORD");
  }

  /** Gives up the payment that waits for the password, so that another code can be shown. */
  void refuse(String secret, PaymentId payment) {
    waiting(secret, payment).ifPresent(waits -> stepUp.refuse(waits.id()));
  }

  /** Gives up the purchase. */
  void cancel(String secret) {
    desk.cancel(desk.onScreen(secret));
  }

  /** Of an older page's payment nothing is done. */
  private Optional<Payment> waiting(String secret, PaymentId payment) {
    return desk.onScreen(secret).payment().filter(payment::equals).flatMap(payments::find);
  }
}
