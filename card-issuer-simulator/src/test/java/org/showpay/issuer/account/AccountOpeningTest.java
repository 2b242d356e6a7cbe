package org.showpay.issuer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.won;

import jakarta.persistence.EntityManager;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.OpenAccount;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.showpay.issuer.card.CardNumbers;
import org.showpay.issuer.card.PanDigester;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opening accounts and issuing cards. */
@IssuerTest
class AccountOpeningTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired CardCompanies companies;
  @Autowired EntityManager entities;
  @Autowired Cards cards;
  @Autowired PanDigester digester;
  @Autowired TransactionOperations transactions;

  @BeforeEach
  void startOfTime() {
    clock.reset();
  }

  @Test
  void opensNothingAtACompanyThatDoesNotExist() {
    Problem problem =
        problemOf(
            () -> bank.clerk().open(new CompanyId("nowhere"), new OpenAccount("Kim", won(1))));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("COMPANY_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'holder':'Kim','limit':{'amount':0,'currency':'KRW'}}",
        "{'holder':'Kim','limit':{'amount':-1,'currency':'KRW'}}",
        "{'holder':' ','limit':{'amount':1,'currency':'KRW'}}",
        "{'holder':'Kim\\u0000','limit':{'amount':1,'currency':'KRW'}}"
      })
  void refusesAHolderOrALimitThatCannotBeMeant(String body) {
    assertThat(post(body).value()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'holder':'Kim'}",
        "{'holder':'Kim','limit':null}",
        "{'limit':{'amount':1,'currency':'KRW'}}",
        "{'holder':'Kim','limit':{'amount':1,'currency':'XAU'}}",
        "{'holder':'Kim','limit':{'currency':'KRW'}}",
        "{'holder':'Kim','limit':{'amount':1,'currency':'KRW'},'colour':'gold'}"
      })
  void refusesWhatItCannotReadOrWhatIsNotWhole(String body) {
    assertThat(post(body).value()).isEqualTo(400);
  }

  @Test
  void refusesAHolderWhoseNameIsTooLong() {
    OpenAccount request = new OpenAccount("x".repeat(101), won(1));
    assertThat(problemOf(() -> bank.clerk().open(HANBIT, request)).detail()).contains("'holder'");
  }

  @Test
  void drawsAgainWhenACardNumberIsTaken() {
    IssuedCard first = bank.card(1000);
    Pan free = new CardNumbers().draw(companies.named(HANBIT));
    AccountOpening opening = openingThatDraws(first.pan(), first.pan(), free);

    IssuedCard second = openAt(opening);

    assertThat(second.pan()).isEqualTo(free);
    assertThat(second.account()).isNotEqualTo(first.account());
  }

  @Test
  void opensNoAccountWhenNoCardNumberIsFree() {
    Pan taken = bank.card(1000).pan();
    AccountOpening opening = openingThatDraws(taken);
    int before = accounts();
    assertThatThrownBy(() -> openAt(opening)).isInstanceOf(IllegalStateException.class);
    assertThat(accounts()).isEqualTo(before);
  }

  @Test
  void issuesACardOfTheCompanysRangeForFiveYears() {
    IssuedCard card = bank.clerk().open(NURI, new OpenAccount("Lee", won(500_000)));
    assertThat(card.pan().reveal()).hasSize(16).startsWith("920022");
    assertThat(card.expiry()).isEqualTo(YearMonth.of(2031, 11));
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void countsTheFiveYearsFromTheCompanysMonth() {
    clock.set("2026-12-31T15:00:00Z");
    assertThat(bank.card(1000).expiry()).isEqualTo(YearMonth.of(2032, 1));
  }

  @Test
  void givesEveryCardANumberOfItsOwn() {
    List<String> pans = Stream.generate(() -> bank.card(1000).pan().reveal()).limit(5).toList();
    assertThat(pans).doesNotHaveDuplicates();
  }

  private HttpStatusCode post(String body) {
    return Objects.requireNonNull(
        bank.http(TestKeys.OPERATOR.reveal())
            .post()
            .uri("/v1/companies/hanbit/accounts")
            .contentType(MediaType.APPLICATION_JSON)
            .body(body.replace('\'', '"'))
            .exchange((request, response) -> response.getStatusCode()));
  }

  private AccountOpening openingThatDraws(Pan... numbers) {
    return new AccountOpening(entities, cards, new Scripted(List.of(numbers)), digester, clock);
  }

  private IssuedCard openAt(AccountOpening opening) {
    CardCompany hanbit = companies.named(HANBIT);
    return transactions.execute(transaction -> opening.open(hanbit, "Park", won(1000)));
  }

  private int accounts() {
    return jdbc.sql("select count(*) from card_account").query(Integer.class).single();
  }

  /** Gives out these numbers in turn, and the last one for ever. */
  private static final class Scripted extends CardNumbers {

    private final Deque<Pan> numbers;

    Scripted(List<Pan> numbers) {
      this.numbers = new ArrayDeque<>(numbers);
    }

    @Override
    public Pan draw(CardCompany company) {
      return numbers.size() > 1 ? numbers.pop() : numbers.element();
    }
  }
}
