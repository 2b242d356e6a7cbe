package org.showpay.issuer.authorization;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.account.Cards;
import org.showpay.issuer.card.PanDigest;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.position.Position;
import org.showpay.issuer.position.Positions;
import org.springframework.stereotype.Component;

/** Answers what is only asked, by what is written and nothing else. */
@Component
class Questions {

  private final AuthorizationLog log;
  private final Positions positions;
  private final Cards cards;
  private final Clock clock;

  Questions(AuthorizationLog log, Positions positions, Cards cards, Clock clock) {
    this.log = log;
    this.positions = positions;
    this.cards = cards;
    this.clock = clock;
  }

  /** What became of the payment; one of another company was never seen here. */
  InquiryAnswer whatBecameOf(CompanyId company, PaymentId payment) {
    Optional<Position> position =
        positions.find(payment).filter(found -> found.company().equals(company));
    if (position.filter(found -> found.reversed() || found.isCancelled()).isPresent()) {
      return new InquiryAnswer.Reversed(payment);
    }
    return log.find(payment)
        .filter(entry -> entry.asked().company().equals(company))
        .map(Questions::answer)
        .orElse(new InquiryAnswer.NeverSeen(payment));
  }

  /** What the card can still pay, if it is good. */
  AvailableAnswer available(CardCompany company, PanDigest card, YearMonth expiry) {
    return cards
        .find(company.name(), card)
        .filter(found -> found.isGoodIn(company.monthAt(clock.instant()), expiry))
        .<AvailableAnswer>map(found -> new AvailableAnswer.Known(found.available()))
        .orElse(new AvailableAnswer.NotUsable());
  }

  private static InquiryAnswer answer(LogEntry entry) {
    Asked asked = entry.asked();
    return switch (entry.decision()) {
      case Decision.Approved yes ->
          new InquiryAnswer.Approved(asked.paymentId(), asked.amount(), yes.approval());
      case Decision.Refused no ->
          new InquiryAnswer.Declined(asked.paymentId(), asked.amount(), no.reason());
    };
  }
}
