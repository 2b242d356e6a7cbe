package org.showpay.issuer.authorization;

import java.time.Instant;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.issuer.account.Card;
import org.showpay.issuer.account.Cards;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.objection.Objections;
import org.springframework.stereotype.Component;

/** The rules by which a card company approves; an approval uses the account's limit at once. */
@Component
class CardJudge {

  private final CardCompanies companies;
  private final Cards cards;
  private final ApprovalNumbers numbers;
  private final Objections objections;

  CardJudge(CardCompanies companies, Cards cards, ApprovalNumbers numbers, Objections objections) {
    this.companies = companies;
    this.cards = cards;
    this.numbers = numbers;
    this.objections = objections;
  }

  /** Decides inside the transaction that also writes the log: both are kept, or neither is. */
  Decision decide(Asked asked, Instant now) {
    return objections
        .toThisMessage()
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> decideByTheRules(asked, now));
  }

  private Decision decideByTheRules(Asked asked, Instant now) {
    return cards
        .find(asked.company(), asked.card())
        .map(card -> decide(card, asked, now))
        .orElse(new Decision.Refused(DeclineReason.CARD_NOT_USABLE));
  }

  private Decision decide(Card card, Asked asked, Instant now) {
    if (!card.isGoodIn(companies.named(asked.company()).monthAt(now), asked.expiry())) {
      return new Decision.Refused(DeclineReason.CARD_EXPIRED);
    }
    if (!card.available().currency().equals(asked.amount().currency())) {
      return new Decision.Refused(DeclineReason.REFUSED_BY_ISSUER);
    }
    return cards
        .charge(card.account(), asked.amount())
        .<Decision>map(left -> new Decision.Approved(card.account(), numbers.draw(), left))
        .orElse(new Decision.Refused(DeclineReason.LIMIT_EXCEEDED));
  }
}
