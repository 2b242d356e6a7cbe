package org.showpay.gateway.conversation;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.gateway.journal.Journal;
import org.showpay.gateway.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Finds the card company that is to be asked about a payment after its authorization. Another
 * company would remember a reversal of a payment that it never saw, and so seem to undo it.
 */
@Component
final class Payments {

  private final Vault vault;
  private final Journal journal;

  Payments(Vault vault, Journal journal) {
    this.vault = vault;
    this.journal = journal;
  }

  /** The company of the card; refused where the payment was asked for with another card. */
  CompanyId companyOf(PaymentId payment, CardToken card, Money amount) {
    BrokenRequests.requirePositive(amount);
    CompanyId company = vault.describe(card).company();
    if (journal.hasAnotherCardFor(payment, card)) {
      throw BrokenRequests.differs("payment", "card");
    }
    return company;
  }
}
