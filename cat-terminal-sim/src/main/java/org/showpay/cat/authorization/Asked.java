package org.showpay.cat.authorization;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;

/** What was asked, so that an answer to something else is never taken for an approval. */
public record Asked(PaymentId payment, OrderId order, Money amount) {

  private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");

  static Asked in(AuthorizationRequest request) {
    return new Asked(request.paymentId(), request.orderId(), request.amount());
  }

  /** True for this very payment with an outcome that is whole. */
  boolean isAnsweredBy(@Nullable PaymentView view) {
    return view != null && payment.equals(view.paymentId()) && isOfThisOrder(view);
  }

  /**
   * True when another payment has already charged this order; the consumer is not charged again.
   */
  boolean isPaidAlreadyBy(@Nullable PaymentView view) {
    return view != null
        && !payment.equals(view.paymentId())
        && view.state() == PaymentState.APPROVED
        && isOfThisOrder(view);
  }

  private boolean isOfThisOrder(PaymentView view) {
    return order.equals(view.orderId()) && amount.equals(view.amount()) && isWhole(view);
  }

  private static boolean isWhole(PaymentView view) {
    String last4 = view.cardLast4();
    return (last4 == null || LAST4.matcher(last4).matches())
        && (view.state() == PaymentState.APPROVED) == (view.approval() != null)
        && (view.state() == PaymentState.DECLINED) == (view.decline() != null);
  }
}
