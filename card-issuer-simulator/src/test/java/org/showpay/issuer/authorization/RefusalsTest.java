package org.showpay.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.payment.DeclineReason.CARD_EXPIRED;
import static org.showpay.contracts.payment.DeclineReason.CARD_NOT_USABLE;
import static org.showpay.contracts.payment.DeclineReason.LIMIT_EXCEEDED;
import static org.showpay.contracts.payment.DeclineReason.REFUSED_BY_ISSUER;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi.BalanceInquiry;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything for which a card company says no. */
@IssuerTest
class RefusalsTest {

  private static final Pan NEVER_ISSUED = Pan.withCheckDigit("920011000000000");

  @Autowired Bank bank;
  @Autowired SettableClock clock;

  @BeforeEach
  void startOfTime() {
    clock.reset();
  }

  @Test
  void doesNotKnowTheCompany() {
    IssuerMessage message = purchase(bank.card(1000), won(1));
    CompanyId nowhere = new CompanyId("nowhere");
    Problem problem = problemOf(() -> bank.host().authorize(nowhere, message));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("COMPANY_UNKNOWN");
    BalanceInquiry inquiry = new BalanceInquiry(message.pan(), message.expiry());
    assertThat(problemOf(() -> bank.host().available(nowhere, inquiry)).code())
        .isEqualTo("COMPANY_UNKNOWN");
  }

  @Test
  void refusesACardThatItNeverIssued() {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(with(card, NEVER_ISSUED, card.expiry()), won(1));
    assertDeclined(HANBIT, message, CARD_NOT_USABLE);
  }

  @Test
  void refusesACardOfTheOtherCompany() {
    IssuedCard card = bank.card(1000);
    assertDeclined(NURI, purchase(card, won(1)), CARD_NOT_USABLE);
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void refusesACardWithAnotherExpiryThanIsPrintedOnIt() {
    IssuedCard card = bank.card(1000);
    IssuedCard wrong = with(card, card.pan(), card.expiry().plusMonths(1));
    assertDeclined(HANBIT, purchase(wrong, won(1)), CARD_EXPIRED);
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void refusesACardFromTheFirstOfTheMonthAfterItsLast() {
    IssuedCard card = bank.card(1000);
    clock.set("2031-11-30T14:59:59Z");
    assertThat(bank.host().authorize(HANBIT, purchase(card, won(1))))
        .isInstanceOf(IssuerAnswer.Approved.class);
    clock.set("2031-11-30T15:00:00Z");
    assertDeclined(HANBIT, purchase(card, won(1)), CARD_EXPIRED);
    assertThat(bank.used(card.account())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1001, Long.MAX_VALUE})
  void refusesMoreThanTheLimitHowMuchEverMore(long amount) {
    IssuedCard card = bank.card(1000);
    assertDeclined(HANBIT, purchase(card, won(amount)), LIMIT_EXCEEDED);
    bank.host().authorize(HANBIT, purchase(card, won(1)));
    assertDeclined(HANBIT, purchase(card, won(amount - 1)), LIMIT_EXCEEDED);
    assertThat(bank.used(card.account())).isEqualTo(1);
  }

  @Test
  void refusesAnotherCurrencyThanTheAccounts() {
    IssuedCard card = bank.card(1000);
    assertDeclined(HANBIT, purchase(card, Money.of(1, "USD")), REFUSED_BY_ISSUER);
    assertThat(bank.used(card.account())).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesToReadAnAmountThatIsNotAboveZero(long amount) {
    IssuedCard card = bank.card(1000);
    Problem problem = problemOf(() -> bank.host().authorize(HANBIT, purchase(card, won(amount))));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.detail()).contains("'amount'");
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void saysNothingOfTheBalanceOfACardThatCannotBeUsed() {
    IssuedCard card = bank.card(1000);
    AvailableAnswer no = new AvailableAnswer.NotUsable();
    assertThat(available(NURI, card.pan(), card.expiry())).isEqualTo(no);
    assertThat(available(HANBIT, NEVER_ISSUED, card.expiry())).isEqualTo(no);
    assertThat(available(HANBIT, card.pan(), card.expiry().minusMonths(1))).isEqualTo(no);
    clock.set("2031-12-01T00:00:00Z");
    assertThat(available(HANBIT, card.pan(), card.expiry())).isEqualTo(no);
  }

  private AvailableAnswer available(CompanyId company, Pan pan, YearMonth expiry) {
    return bank.host().available(company, new BalanceInquiry(pan, expiry));
  }

  private static IssuedCard with(IssuedCard card, Pan pan, YearMonth expiry) {
    return new IssuedCard(card.account(), pan, expiry);
  }

  /** Refused with an echo, kept in the log, and refused again in the same words. */
  private void assertDeclined(CompanyId company, IssuerMessage message, DeclineReason reason) {
    IssuerAnswer declined =
        new IssuerAnswer.Declined(message.paymentId(), message.amount(), reason);
    assertThat(bank.host().authorize(company, message)).isEqualTo(declined);
    assertThat(bank.host().authorize(company, message)).isEqualTo(declined);
    assertThat(bank.rows(message.paymentId())).isEqualTo(1);
  }
}
