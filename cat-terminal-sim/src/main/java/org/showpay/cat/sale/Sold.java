package org.showpay.cat.sale;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentView;

/**
 * A sale as the till remembers it.
 *
 * @param batch in which the consumer was charged
 * @param givenBack all refunds but those that were refused
 * @param problemCode why the auth-server did not take the request
 */
public record Sold(
    PaymentView payment,
    SaleState state,
    Instant openedAt,
    @Nullable Integer batch,
    Money givenBack,
    @Nullable String problemCode) {

  /** What can still be given back; nothing where nothing was charged. */
  public Money left() {
    return state == SaleState.APPROVED
        ? payment.amount().minus(givenBack)
        : Money.zero(payment.amount().currency());
  }
}
