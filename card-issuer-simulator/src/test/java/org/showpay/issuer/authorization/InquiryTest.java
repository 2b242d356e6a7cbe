package org.showpay.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.CANCELLATION;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What became of a payment, as the card company tells it. */
@IssuerTest
class InquiryTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    clock.reset();
    card = bank.card(1000);
  }

  @Test
  void doesNotKnowTheCompany() {
    InquiryMessage message = new InquiryMessage(PaymentId.next(), won(1));
    CompanyId nowhere = new CompanyId("nowhere");
    assertThat(problemOf(() -> bank.host().inquire(nowhere, message)).status()).isEqualTo(404);
  }

  @Test
  void hasNeverSeenWhatNeverCameOrWentToAnotherCompany() {
    PaymentId never = PaymentId.next();
    assertThat(inquire(never)).isEqualTo(new InquiryAnswer.NeverSeen(never));
    assertThat(inquire(never)).isEqualTo(new InquiryAnswer.NeverSeen(never));
    PaymentId here = bank.bought(card, 400);
    assertThat(bank.host().inquire(NURI, new InquiryMessage(here, won(400))))
        .isEqualTo(new InquiryAnswer.NeverSeen(here));
  }

  @Test
  void tellsWhyItDeclined() {
    IssuerMessage tooMuch = purchase(card, won(1001));
    bank.host().authorize(HANBIT, tooMuch);
    assertThat(inquire(tooMuch.paymentId()))
        .isEqualTo(
            new InquiryAnswer.Declined(
                tooMuch.paymentId(), won(1001), DeclineReason.LIMIT_EXCEEDED));
  }

  @Test
  void tellsWhatItApprovedAndNotWhatItIsAskedAbout() {
    IssuerMessage message = hold(card, won(400));
    IssuerAnswer.Approved yes = (IssuerAnswer.Approved) bank.host().authorize(HANBIT, message);
    InquiryAnswer approved =
        new InquiryAnswer.Approved(message.paymentId(), won(400), yes.approval());
    assertThat(inquire(message.paymentId())).isEqualTo(approved);
    bank.done(CAPTURE, message.paymentId(), 400);
    bank.done(REFUND, message.paymentId(), 400);
    assertThat(inquire(message.paymentId())).isEqualTo(approved);
  }

  @Test
  void tellsOfAReversalWhateverItFound() {
    PaymentId neverSeen = PaymentId.next();
    IssuerMessage declined = purchase(card, won(1001));
    bank.host().authorize(HANBIT, declined);
    PaymentId held = bank.held(card, 400);
    PaymentId charged = bank.bought(card, 400);
    for (PaymentId payment : new PaymentId[] {neverSeen, declined.paymentId(), held, charged}) {
      bank.done(REVERSAL, payment, 400);
      assertThat(inquire(payment)).isEqualTo(new InquiryAnswer.Reversed(payment));
    }
  }

  @Test
  void callsAHoldReversedThatWasCancelled() {
    PaymentId payment = bank.held(card, 400);
    bank.done(CANCELLATION, payment, 400);
    assertThat(inquire(payment)).isEqualTo(new InquiryAnswer.Reversed(payment));
  }

  private InquiryAnswer inquire(PaymentId payment) {
    return bank.host().inquire(HANBIT, new InquiryMessage(payment, won(7)));
  }
}
