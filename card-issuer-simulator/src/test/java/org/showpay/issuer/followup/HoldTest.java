package org.showpay.issuer.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.CANCELLATION;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpRefusal.ABOVE_HELD;
import static org.showpay.contracts.operation.FollowUpRefusal.NOTHING_HELD;
import static org.showpay.contracts.operation.FollowUpRefusal.PAYMENT_UNKNOWN;
import static org.showpay.contracts.operation.FollowUpRefusal.REFUSED;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.CardAccountsApi.AccountView;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Holds, and how they end: by captures or by a cancellation. */
@IssuerTest
class HoldTest {

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

  @ParameterizedTest
  @EnumSource(names = {"CAPTURE", "CANCELLATION", "REFUND"})
  void doesNothingToAPaymentThatItDoesNotKnow(FollowUpKind kind) {
    assertRefused(kind, PaymentId.next(), won(1), PAYMENT_UNKNOWN);
    IssuerMessage tooMuch = purchase(card, won(1001));
    bank.host().authorize(HANBIT, tooMuch);
    assertRefused(kind, tooMuch.paymentId(), won(1), PAYMENT_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void doesNothingToAPaymentOfAnotherCompany(FollowUpKind kind) {
    PaymentId payment = bank.held(card, 400);
    FollowUpMessage message = followUp(kind, payment, won(400));
    assertThat(bank.host().followUp(NURI, message)).isEqualTo(refused(message, PAYMENT_UNKNOWN));
    assertStands(400, 400);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnAmountThatIsNotAboveZeroAndACompanyThatDoesNotExist(FollowUpKind kind) {
    FollowUpMessage nothing = followUp(kind, bank.held(card, 400), won(0));
    assertThat(problemOf(() -> bank.host().followUp(HANBIT, nothing)).detail())
        .contains("'amount'");
    CompanyId nowhere = new CompanyId("nowhere");
    FollowUpMessage message = followUp(kind, PaymentId.next(), won(1));
    assertThat(problemOf(() -> bank.host().followUp(nowhere, message)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"CAPTURE", "CANCELLATION", "REFUND"})
  void refusesAnotherCurrencyThanThePayments(FollowUpKind kind) {
    PaymentId payment = bank.held(card, 400);
    bank.done(CAPTURE, payment, 200);
    assertRefused(kind, payment, Money.of(1, "USD"), REFUSED);
  }

  @Test
  void capturesNeverMoreThanIsHeld() {
    PaymentId payment = bank.held(card, 400);
    assertRefused(CAPTURE, payment, won(401), ABOVE_HELD);
    bank.done(CAPTURE, payment, 300);
    assertRefused(CAPTURE, payment, won(101), ABOVE_HELD);
    bank.done(CAPTURE, payment, 100);
    assertRefused(CAPTURE, payment, won(1), NOTHING_HELD);
    assertStands(0, 400);
  }

  @Test
  void capturesAndCancelsNothingThatWasChargedAtOnce() {
    PaymentId payment = bank.bought(card, 400);
    assertRefused(CAPTURE, payment, won(400), NOTHING_HELD);
    assertRefused(CANCELLATION, payment, won(400), NOTHING_HELD);
    assertStands(0, 400);
  }

  @Test
  void cancelsNothingOnceAPartIsCaptured() {
    PaymentId payment = bank.held(card, 400);
    bank.done(CAPTURE, payment, 1);
    assertRefused(CANCELLATION, payment, won(400), REFUSED);
    assertRefused(CANCELLATION, payment, won(399), REFUSED);
    assertStands(399, 400);
  }

  @Test
  void cancelsAHoldAsAWholeOrNotAtAll() {
    PaymentId payment = bank.held(card, 400);
    assertRefused(CANCELLATION, payment, won(399), REFUSED);
    assertStands(400, 400);
  }

  @Test
  void capturesAndCancelsNothingAfterACancellation() {
    PaymentId payment = bank.held(card, 400);
    bank.done(CANCELLATION, payment, 400);
    assertRefused(CAPTURE, payment, won(400), NOTHING_HELD);
    assertRefused(CANCELLATION, payment, won(400), NOTHING_HELD);
    assertStands(0, 0);
  }

  @Test
  void holdsNoMoreThanTheLimitReaches() {
    bank.held(card, 700);
    assertThat(bank.host().authorize(HANBIT, hold(card, won(301))))
        .isInstanceOf(IssuerAnswer.Declined.class);
    assertThat(bank.host().authorize(HANBIT, purchase(card, won(301))))
        .isInstanceOf(IssuerAnswer.Declined.class);
    assertStands(700, 700);
  }

  @Test
  void takesCreditForAHoldAndPutsNothingOnTheBill() {
    bank.held(card, 700);
    assertStands(700, 700);
    assertThat(bank.clerk().bill(HANBIT, card.account(), NOVEMBER).lines()).isEmpty();
  }

  @Test
  void givesTheRestUpWithTheLastCapture() {
    PaymentId payment = bank.held(card, 400);
    bank.done(CAPTURE, payment, 100);
    FollowUpMessage last = new FollowUpMessage(OperationId.next(), CAPTURE, payment, won(50), true);
    assertThat(bank.host().followUp(HANBIT, last)).isEqualTo(done(last));
    assertRefused(CAPTURE, payment, won(1), NOTHING_HELD);
    assertStands(0, 150);
    assertThat(bank.clerk().bill(HANBIT, card.account(), NOVEMBER).total()).isEqualTo(won(150));
  }

  @Test
  void freesTheWholeHoldWithACancellation() {
    PaymentId payment = bank.held(card, 1000);
    FollowUpMessage cancellation = followUp(CANCELLATION, payment, won(1000));
    assertThat(bank.host().followUp(HANBIT, cancellation)).isEqualTo(done(cancellation));
    assertStands(0, 0);
    bank.bought(card, 1000);
  }

  private void assertRefused(
      FollowUpKind kind, PaymentId payment, Money amount, FollowUpRefusal reason) {
    FollowUpMessage message = followUp(kind, payment, amount);
    assertThat(bank.host().followUp(HANBIT, message)).isEqualTo(refused(message, reason));
  }

  private void assertStands(long held, long used) {
    AccountView stand = bank.stand(card);
    assertThat(stand)
        .isEqualTo(
            new AccountView(
                card.account(), "Kim Min-ji", won(1000), won(held), won(used), won(1000 - used)));
  }

  private static FollowUpAnswer done(FollowUpMessage message) {
    return new FollowUpAnswer.Done(message.operation(), message.paymentId(), message.amount());
  }

  private static FollowUpAnswer refused(FollowUpMessage message, FollowUpRefusal reason) {
    return new FollowUpAnswer.Refused(
        message.operation(), message.paymentId(), message.amount(), reason);
  }
}
