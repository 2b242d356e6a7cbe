package org.showpay.auth.console.payment;

import java.util.Optional;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;

/** One payment as a page shows it. */
public record ShownPayment(Payment facts, String shop, String terminal) {

  /** What can still be given back, if anything. */
  public Optional<Money> refundable() {
    Money left = facts.captured().minus(facts.refunding());
    return facts.state() == PaymentState.APPROVED && left.isPositive()
        ? Optional.of(left)
        : Optional.empty();
  }

  /** Whether it is a hold that can be given up. */
  public boolean isVoidable() {
    return facts.state() == PaymentState.APPROVED && !facts.capturing().isPositive();
  }
}
