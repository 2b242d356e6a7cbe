package org.showpay.issuer.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.CANCELLATION;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.contracts.operation.FollowUpRefusal.ABOVE_CAPTURED;
import static org.showpay.contracts.operation.FollowUpRefusal.REVERSED;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.issuing.CardAccountsApi.LineKind;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Refunds and reversals, in whatever order they come. */
@IssuerTest
class GivingBackTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Autowired Bank bank;
  @Autowired SettableClock clock;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    clock.reset();
    card = bank.card(1000);
  }

  @AfterEach
  void usedIsTheSumOfThePositions() {
    bank.assertInBalance();
  }

  @Test
  void refundsNeverMoreThanWasCaptured() {
    PaymentId payment = bank.held(card, 400);
    assertRefused(REFUND, payment, 1, ABOVE_CAPTURED);
    bank.done(CAPTURE, payment, 300);
    assertRefused(REFUND, payment, 301, ABOVE_CAPTURED);
    bank.done(REFUND, payment, 200);
    assertRefused(REFUND, payment, 101, ABOVE_CAPTURED);
    bank.done(REFUND, payment, 100);
    assertRefused(REFUND, payment, 1, ABOVE_CAPTURED);
    assertUsed(100);
  }

  @ParameterizedTest
  @EnumSource(names = {"CAPTURE", "CANCELLATION", "REFUND"})
  void doesNothingMoreToAPaymentThatIsReversed(FollowUpKind kind) {
    PaymentId held = bank.held(card, 400);
    PaymentId charged = bank.bought(card, 400);
    PaymentId neverSeen = PaymentId.next();
    for (PaymentId payment : List.of(held, charged, neverSeen)) {
      bank.done(REVERSAL, payment, 400);
      assertRefused(kind, payment, 400, REVERSED);
    }
    assertUsed(0);
  }

  @Test
  void declinesAPaymentWhoseReversalCameFirst() {
    for (IssuerMessage late : List.of(purchase(card, won(400)), hold(card, won(400)))) {
      bank.done(REVERSAL, late.paymentId(), 400);
      IssuerAnswer declined =
          new IssuerAnswer.Declined(late.paymentId(), won(400), DeclineReason.REFUSED_BY_ISSUER);
      assertThat(bank.host().authorize(HANBIT, late)).isEqualTo(declined);
      assertThat(bank.host().authorize(HANBIT, late)).isEqualTo(declined);
      bank.done(REVERSAL, late.paymentId(), 400);
    }
    assertUsed(0);
  }

  @Test
  void reversesWithoutEffectWhatWasDeclined() {
    IssuerMessage tooMuch = purchase(card, won(1001));
    IssuerAnswer declined = bank.host().authorize(HANBIT, tooMuch);
    bank.done(REVERSAL, tooMuch.paymentId(), 1001);
    assertThat(bank.host().authorize(HANBIT, tooMuch)).isEqualTo(declined);
    assertUsed(0);
  }

  @Test
  void reversesOnceHoweverManyReversalsAreAskedFor() {
    PaymentId payment = bank.bought(card, 400);
    bank.bought(card, 500);
    bank.done(REVERSAL, payment, 400);
    bank.done(REVERSAL, payment, 400);
    assertUsed(500);
  }

  @Test
  void keepsAnsweringThatItApprovedWhatItReversedLater() {
    IssuerMessage message = purchase(card, won(400));
    IssuerAnswer first = bank.host().authorize(HANBIT, message);
    bank.done(REVERSAL, message.paymentId(), 400);
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(first);
    assertUsed(0);
  }

  @Test
  void leavesAPaymentAloneThatAnotherCompanyIsToReverse() {
    PaymentId payment = bank.bought(card, 400);
    FollowUpMessage reversal = followUp(REVERSAL, payment, won(400));
    assertThat(bank.host().followUp(NURI, reversal))
        .isEqualTo(refused(reversal, FollowUpRefusal.PAYMENT_UNKNOWN));
    assertUsed(400);
  }

  @Test
  void undoesAllThatStandsWhateverAmountOrCurrencyTheReversalNames() {
    PaymentId payment = bank.held(card, 900);
    bank.done(CAPTURE, payment, 500);
    bank.done(REFUND, payment, 200);
    FollowUpMessage reversal = followUp(REVERSAL, payment, Money.of(7, "USD"));
    assertThat(bank.host().followUp(HANBIT, reversal))
        .isEqualTo(new FollowUpAnswer.Done(reversal.operation(), payment, Money.of(7, "USD")));
    assertUsed(0);
    assertThat(bill().total()).isEqualTo(won(0));
    assertThat(bill().lines())
        .extracting(Line::amount)
        .containsOnly(won(500), won(-200), won(-300));
  }

  @Test
  void refundsAPartOfWhatIsCapturedWhileTheRestIsHeld() {
    PaymentId payment = bank.held(card, 900);
    bank.done(CAPTURE, payment, 500);
    bank.done(REFUND, payment, 500);
    bank.done(CAPTURE, payment, 400);
    bank.done(REFUND, payment, 100);
    assertUsed(300);
  }

  @Test
  void showsEachMovementOnTheBillWithTheMerchantAndTheApprovalNumber() {
    IssuerMessage message = hold(card, won(900));
    IssuerAnswer.Approved yes = (IssuerAnswer.Approved) bank.host().authorize(HANBIT, message);
    PaymentId payment = message.paymentId();
    at("2026-11-16T01:00:00Z", CAPTURE, payment, 500);
    at("2026-11-17T01:00:00Z", REFUND, payment, 200);
    at("2026-11-18T01:00:00Z", REVERSAL, payment, 900);

    assertThat(bill().lines())
        .containsExactly(
            line(LineKind.PURCHASE, yes, 500, "2026-11-16T01:00:00Z"),
            line(LineKind.REFUND, yes, -200, "2026-11-17T01:00:00Z"),
            line(LineKind.REVERSAL, yes, -300, "2026-11-18T01:00:00Z"));
    assertThat(bill().total()).isEqualTo(won(0));
  }

  @Test
  void showsNoLineForAHoldThatWasGivenUp() {
    bank.done(CANCELLATION, bank.held(card, 900), 900);
    bank.done(REVERSAL, bank.held(card, 900), 900);
    assertThat(bill().lines()).isEmpty();
  }

  @Test
  void givesBackOnTheBillOfTheMonthInWhichItDoes() {
    PaymentId payment = bank.bought(card, 400);
    at("2026-12-01T00:00:00Z", REFUND, payment, 300);
    assertThat(bill().total()).isEqualTo(won(400));
    Bill december = bank.clerk().bill(HANBIT, card.account(), NOVEMBER.plusMonths(1));
    assertThat(december.total()).isEqualTo(won(-300));
  }

  private void at(String time, FollowUpKind kind, PaymentId payment, long amount) {
    clock.set(time);
    bank.done(kind, payment, amount);
  }

  private static Line line(LineKind kind, IssuerAnswer.Approved of, long amount, String time) {
    return new Line(
        kind, of.paymentId(), of.approval(), "Corner Shop", won(amount), Instant.parse(time));
  }

  private Bill bill() {
    return bank.clerk().bill(HANBIT, card.account(), NOVEMBER);
  }

  private void assertUsed(long used) {
    assertThat(bank.used(card.account())).isEqualTo(used);
  }

  private void assertRefused(
      FollowUpKind kind, PaymentId payment, long amount, FollowUpRefusal reason) {
    FollowUpMessage message = followUp(kind, payment, won(amount));
    assertThat(bank.host().followUp(HANBIT, message)).isEqualTo(refused(message, reason));
  }

  private static FollowUpAnswer refused(FollowUpMessage message, FollowUpRefusal reason) {
    return new FollowUpAnswer.Refused(
        message.operation(), message.paymentId(), message.amount(), reason);
  }
}
