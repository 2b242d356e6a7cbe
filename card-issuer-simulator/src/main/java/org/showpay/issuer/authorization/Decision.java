package org.showpay.issuer.authorization;

import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;

/** What a card company decided about a payment; it never decides the same payment twice. */
sealed interface Decision {

  /** The amount is on the account, which can still pay this much. */
  record Approved(AccountId account, ApprovalNumber approval, Money available)
      implements Decision {}

  /** Nothing was charged. */
  record Refused(DeclineReason reason) implements Decision {}
}
