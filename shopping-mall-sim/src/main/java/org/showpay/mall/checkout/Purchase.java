package org.showpay.mall.checkout;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;

/**
 * What is to be paid, so that an answer about something else is never taken for a payment.
 *
 * @param page where the customer goes afterwards, whatever became of it
 */
public record Purchase(
    CheckoutId session, OrderId order, Money amount, List<CheckoutLine> lines, URI page) {

  /** True for this very session with an outcome that is whole. */
  boolean isAnsweredBy(@Nullable CheckoutView view) {
    return view != null
        && session.equals(view.session())
        && order.equals(view.orderId())
        && amount.equals(view.amount())
        && (view.state() != CheckoutState.PAID || isPaidBy(view.payment()));
  }

  private boolean isPaidBy(@Nullable PaymentView payment) {
    return payment != null
        && payment.state() == PaymentState.APPROVED
        && order.equals(payment.orderId())
        && amount.equals(payment.amount());
  }
}
