package org.showpay.auth.screen;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.approval.StepUp;
import org.showpay.auth.checkout.Checkout;
import org.showpay.auth.checkout.CheckoutDesk;
import org.showpay.auth.checkout.CheckoutPayments;
import org.showpay.auth.checkout.CheckoutPayments.Taken;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.auth.tries.Tries;
import org.showpay.auth.tries.Tries.Try;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.stereotype.Component;

/**
 * What a consumer does at a payment screen (patent S504 to S516). Each answers why nothing came of
 * it, as the code of a message, where nothing did.
 */
@Component
public class Screens {

  static final Optional<String> TOO_MANY = Optional.of("TOO_MANY_TRIES");

  private final CheckoutDesk desk;
  private final CheckoutPayments taking;
  private final EarlierPayments payments;
  private final StepUp stepUp;
  private final Tries tries;

  Screens(
      CheckoutDesk desk,
      CheckoutPayments taking,
      EarlierPayments payments,
      StepUp stepUp,
      Tries tries) {
    this.desk = desk;
    this.taking = taking;
    this.payments = payments;
    this.stepUp = stepUp;
    this.tries = tries;
  }

  /** The screen of this address as it stands now; 404 for any other. */
  public Screen at(String secret) {
    Checkout session = desk.onScreen(secret);
    @Nullable Payment payment = session.payment().flatMap(payments::find).orElse(null);
    // Looking at a payment may end it, and move its session on.
    return new Screen(payment == null ? session : desk.onScreen(secret), payment);
  }

  /** Shows a code. What a phone made by itself is good at tills alone: that is seen by its form. */
  public Optional<String> show(String secret, PayCode code, ClientAddress from) {
    if (code.isMadeOnAHandset()) {
      return Optional.of("CODE_FOR_TILLS");
    }
    Checkout session = desk.onScreen(secret);
    return tries
        .count(session.terminal().merchant(), from)
        .map(counted -> show(session, code, counted))
        .orElse(TOO_MANY);
  }

  private Optional<String> show(Checkout session, PayCode code, Try counted) {
    Taken taken = taking.take(session, code);
    if (taken != Taken.REFUSED) {
      tries.giveBack(counted);
    }
    return taken == Taken.NOT_NOW && desk.stateOf(session) == CheckoutState.OPEN
        ? Optional.of("ORDER_BUSY")
        : Optional.empty();
  }

  /** Gives up the payment that waits for the password, so that another code can be shown. */
  public void refuse(String secret, PaymentId payment) {
    waiting(secret, payment).ifPresent(waits -> stepUp.refuse(waits.id()));
  }

  /** Gives up the purchase. */
  public void cancel(String secret) {
    desk.cancel(desk.onScreen(secret));
  }

  /** Of an older page's payment nothing is done. */
  Optional<Payment> waiting(String secret, PaymentId payment) {
    return desk.onScreen(secret).payment().filter(payment::equals).flatMap(payments::find);
  }
}
