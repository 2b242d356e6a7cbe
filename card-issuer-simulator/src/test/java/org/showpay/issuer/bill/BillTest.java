package org.showpay.issuer.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.issuing.CardAccountsApi.LineKind;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands on a cardholder's bill, and on which one. */
@IssuerTest
class BillTest {

  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Autowired Bank bank;
  @Autowired SettableClock clock;

  @BeforeEach
  void startOfTime() {
    clock.reset();
  }

  @Test
  void doesNotKnowTheAccountNorTheCompany() {
    IssuedCard card = bank.card(1000);
    assertUnknown("ACCOUNT_UNKNOWN", HANBIT, AccountId.next());
    assertUnknown("ACCOUNT_UNKNOWN", NURI, card.account());
    assertUnknown("COMPANY_UNKNOWN", new CompanyId("nowhere"), card.account());
  }

  @ParameterizedTest
  @CsvSource({"1999-12, 422", "9999-01, 422", "+999999999-12, 422", "2026-13, 400", "now, 400"})
  void refusesAMonthThatNoCalendarHas(String month, int status) {
    Integer answered =
        bank.http(TestKeys.OPERATOR.reveal())
            .get()
            .uri("/v1/companies/hanbit/accounts/{a}/bills/{m}", bank.card(1).account(), month)
            .exchange((request, response) -> response.getStatusCode().value());
    assertThat(Objects.requireNonNull(answered)).isEqualTo(status);
  }

  @Test
  void isEmptyForAMonthWithoutPurchases() {
    IssuedCard card = bank.card(1000);
    buy(card, 100);
    Bill bill = bank.clerk().bill(HANBIT, card.account(), OCTOBER);
    assertThat(bill.total()).isEqualTo(won(0));
    assertThat(bill.lines()).isEmpty();
    assertThat(bill.holder()).isEqualTo("Kim Min-ji");
  }

  @Test
  void hasNoLineForWhatWasRefused() {
    IssuedCard card = bank.card(1000);
    assertThat(bank.host().authorize(HANBIT, purchase(card, won(1001))))
        .isInstanceOf(IssuerAnswer.Declined.class);
    assertThat(bank.host().authorize(HANBIT, purchase(card, Money.of(1, "USD"))))
        .isInstanceOf(IssuerAnswer.Declined.class);
    assertThat(bank.clerk().bill(HANBIT, card.account(), NOVEMBER).lines()).isEmpty();
  }

  @Test
  void hasNoLineOfAnotherAccount() {
    IssuedCard card = bank.card(1000);
    buy(bank.card(1000), 100);
    assertThat(bank.clerk().bill(HANBIT, card.account(), NOVEMBER).lines()).isEmpty();
  }

  @Test
  void showsEachPurchaseWithMerchantAndApprovalNumberOldestFirst() {
    IssuedCard card = bank.card(1000);
    clock.set("2026-11-20T01:02:03.123456Z");
    Line second = buy(card, 300);
    clock.set("2026-11-19T01:02:03Z");
    Line first = buy(card, 200);

    Bill bill = bank.clerk().bill(HANBIT, card.account(), NOVEMBER);

    assertThat(bill.lines()).containsExactly(first, second);
    assertThat(bill.lines()).extracting(Line::merchantName).containsOnly("Corner Shop");
    assertThat(bill.total()).isEqualTo(won(500));
    assertThat(bill.account()).isEqualTo(card.account());
    assertThat(bill.month()).isEqualTo(NOVEMBER);
  }

  @Test
  void putsAPurchaseAtMidnightInSeoulOnTheNewMonthsBill() {
    IssuedCard card = bank.card(1000);
    clock.set("2026-10-31T14:59:59.999999Z");
    Line lastOfOctober = buy(card, 1);
    clock.set("2026-10-31T15:00:00Z");
    Line firstOfNovember = buy(card, 20);
    clock.set("2026-11-30T14:59:59.999999Z");
    Line lastOfNovember = buy(card, 300);
    clock.set("2026-11-30T15:00:00Z");
    buy(card, 400);

    Bill october = bank.clerk().bill(HANBIT, card.account(), OCTOBER);
    Bill november = bank.clerk().bill(HANBIT, card.account(), NOVEMBER);

    assertThat(october.lines()).containsExactly(lastOfOctober);
    assertThat(october.total()).isEqualTo(won(1));
    assertThat(november.lines()).containsExactly(firstOfNovember, lastOfNovember);
    assertThat(november.total()).isEqualTo(won(320));
  }

  /** Buys, and says how the purchase should stand on the bill. */
  private Line buy(IssuedCard card, long amount) {
    IssuerMessage message = purchase(card, won(amount));
    IssuerAnswer.Approved yes = (IssuerAnswer.Approved) bank.host().authorize(HANBIT, message);
    Instant now = clock.instant();
    return new Line(
        LineKind.PURCHASE, message.paymentId(), yes.approval(), "Corner Shop", won(amount), now);
  }

  private void assertUnknown(String code, CompanyId company, AccountId account) {
    Problem problem = problemOf(() -> bank.clerk().bill(company, account, NOVEMBER));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo(code);
  }
}
