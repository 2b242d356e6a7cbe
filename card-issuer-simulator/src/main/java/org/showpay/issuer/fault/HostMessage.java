package org.showpay.issuer.fault;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.card.PanDigest;

/**
 * A message to a card company's host, as far as faults look at it.
 *
 * @param id the payment's, of a follow-up the operation's
 * @param card what the message says about the card, where it says anything
 * @param payment what the message is about, where it is about a payment
 */
record HostMessage(
    CompanyId company,
    MessageKind kind,
    @Nullable UUID id,
    @Nullable Money amount,
    @Nullable PanDigest card,
    @Nullable PaymentId payment) {

  /** True when the message is of the kind and amount that the rule names, if it names any. */
  boolean fitsKindAndAmount(FaultRule rule) {
    return (rule.message() == null || rule.message() == kind)
        && (rule.amount() == null || rule.amount().equals(amount));
  }

  Optional<PanDigest> cardIfSaid() {
    return Optional.ofNullable(card);
  }

  Optional<PaymentId> paymentIfAny() {
    return Optional.ofNullable(payment);
  }
}
