package org.showpay.auth.payment;

import static org.showpay.contracts.payment.PaymentState.APPROVED;
import static org.showpay.contracts.payment.PaymentState.AUTHENTICATION_REQUIRED;
import static org.showpay.contracts.payment.PaymentState.CANCELLED;
import static org.showpay.contracts.payment.PaymentState.CANCELLING;
import static org.showpay.contracts.payment.PaymentState.DECLINED;
import static org.showpay.contracts.payment.PaymentState.REQUESTED;
import static org.showpay.contracts.payment.PaymentState.REVERSED;
import static org.showpay.contracts.payment.PaymentState.UNKNOWN;

import java.util.Map;
import java.util.Set;
import org.showpay.contracts.payment.PaymentState;

/** The legal moves of a payment: the table of {@code docs/payment-states.md}. */
final class PaymentMoves {

  private static final Map<PaymentState, Set<PaymentState>> TABLE =
      Map.of(
          AUTHENTICATION_REQUIRED, Set.of(REQUESTED, DECLINED),
          REQUESTED, Set.of(APPROVED, DECLINED, UNKNOWN),
          UNKNOWN, Set.of(APPROVED, DECLINED, REVERSED),
          APPROVED, Set.of(CANCELLING),
          CANCELLING, Set.of(APPROVED, CANCELLED));

  private PaymentMoves() {}

  static boolean allows(PaymentState from, PaymentState to) {
    return TABLE.getOrDefault(from, Set.of()).contains(to);
  }
}
