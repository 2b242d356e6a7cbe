package org.showpay.auth.payment;

import static org.showpay.contracts.payment.PaymentState.APPROVED;
import static org.showpay.contracts.payment.PaymentState.AUTHENTICATION_REQUIRED;
import static org.showpay.contracts.payment.PaymentState.CANCELLED;
import static org.showpay.contracts.payment.PaymentState.CANCELLING;
import static org.showpay.contracts.payment.PaymentState.DECLINED;
import static org.showpay.contracts.payment.PaymentState.REQUESTED;
import static org.showpay.contracts.payment.PaymentState.REVERSED;
import static org.showpay.contracts.payment.PaymentState.REVERSING;
import static org.showpay.contracts.payment.PaymentState.UNKNOWN;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;

/** Where a payment goes, and what is noted of it. */
public record Move(
    PaymentState to,
    @Nullable DeclineReason decline,
    @Nullable ApprovalNumber approval,
    @Nullable ReversalReason reversal,
    String why) {

  /** The legal moves: the table of {@code docs/payment-states.md}. */
  private static final Map<PaymentState, Set<PaymentState>> TABLE =
      Map.of(
          AUTHENTICATION_REQUIRED, Set.of(REQUESTED, DECLINED, CANCELLED),
          REQUESTED, Set.of(APPROVED, DECLINED, UNKNOWN),
          UNKNOWN, Set.of(APPROVED, DECLINED, REVERSING),
          APPROVED, Set.of(CANCELLING, REVERSING),
          CANCELLING, Set.of(APPROVED, CANCELLED),
          REVERSING, Set.of(REVERSED));

  static boolean isLegal(PaymentState from, PaymentState to) {
    return TABLE.getOrDefault(from, Set.of()).contains(to);
  }

  /** The card company agreed. */
  public static Move approved(ApprovalNumber approval, String who) {
    return new Move(APPROVED, null, approval, null, who);
  }

  /** Refused for good. */
  public static Move declined(DeclineReason reason, String who) {
    return new Move(DECLINED, reason, null, null, who);
  }

  /** Given up; from now on the card company is told so until it agrees. */
  public static Move reversing(ReversalReason reason) {
    return new Move(REVERSING, null, null, reason, reason.name());
  }

  /** To a state that says everything by itself. */
  public static Move to(PaymentState state, String why) {
    return new Move(state, null, null, null, why);
  }
}
