package org.showpay.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi.BalanceInquiry;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.showpay.issuer.account.Cards;
import org.showpay.issuer.card.PanDigester;
import org.showpay.issuer.company.CardCompanies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The same payment id again, with the same content and with other content. */
@IssuerTest
class RepetitionTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired CardCompanies companies;
  @Autowired Cards cards;
  @Autowired PanDigester digester;
  @Autowired AuthorizationBook book;
  @Autowired TransactionOperations transactions;

  @BeforeEach
  void startOfTime() {
    clock.reset();
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheSameIdWithOtherContentAndNamesTheField(Other other) {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(card, won(100));
    IssuerAnswer first = bank.host().authorize(HANBIT, message);
    IssuerMessage changed = other.change(message, bank.card(1000));

    Problem problem = problemOf(() -> bank.host().authorize(HANBIT, changed));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("PAYMENT_ID_REUSED");
    assertThat(problem.detail()).contains("'" + other.field + "'");
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(first);
    assertThat(bank.used(card.account())).isEqualTo(100);
  }

  @Test
  void refusesAnIdThatTheOtherCompanyHasDecided() {
    IssuerMessage message = purchase(bank.card(1000), won(100));
    bank.host().authorize(HANBIT, message);
    assertThat(problemOf(() -> bank.host().authorize(NURI, message)).detail())
        .contains("'company'");
  }

  @Test
  void keepsRefusingWhatItRefusedOnceEvenIfTheLimitWouldReachNow() {
    IssuedCard card = bank.card(1000);
    bank.host().authorize(HANBIT, purchase(card, won(900)));
    IssuerMessage tooMuch = purchase(card, won(101));
    IssuerAnswer refused = bank.host().authorize(HANBIT, tooMuch);
    assertThat(refused).isInstanceOf(IssuerAnswer.Declined.class);
    bank.setLimit(card.account(), 5000);
    assertThat(bank.host().authorize(HANBIT, tooMuch)).isEqualTo(refused);
  }

  @Test
  void givesTheSameAnswerEvenAfterOtherPurchasesAndAfterTheCardExpired() {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(card, won(100));
    IssuerAnswer first = bank.host().authorize(HANBIT, message);
    bank.host().authorize(HANBIT, purchase(card, won(300)));
    clock.set("2040-01-01T00:00:00Z");
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(first);
    assertThat(bank.postings(card.account())).containsExactlyInAnyOrder(100L, 300L);
  }

  @Test
  void drawsAgainWhenAnApprovalNumberWasGivenOnThatDay() {
    ApprovalNumber taken =
        approvalOf(bank.host().authorize(HANBIT, purchase(bank.card(9), won(1))));
    ApprovalNumber free = new ApprovalNumbers().draw();
    IssuedCard card = bank.card(1000);
    AuthorizationDesk desk = deskThatDraws(taken, taken, free);

    IssuerAnswer answer = desk.authorize(asked(purchase(card, won(100))));

    assertThat(approvalOf(answer)).isEqualTo(free);
    assertThat(bank.used(card.account())).isEqualTo(100);
  }

  @Test
  void mayGiveAnApprovalNumberAgainOnAnotherDay() {
    ApprovalNumber taken =
        approvalOf(bank.host().authorize(HANBIT, purchase(bank.card(9), won(1))));
    clock.set("2026-11-15T15:00:00Z");
    IssuerAnswer answer = deskThatDraws(taken).authorize(asked(purchase(bank.card(9), won(1))));
    assertThat(approvalOf(answer)).isEqualTo(taken);
  }

  @Test
  void approvesWithAnEchoAndSaysWhatIsLeft() {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(card, won(1000));
    IssuerAnswer answer = bank.host().authorize(HANBIT, message);
    assertThat(answer)
        .isEqualTo(
            new IssuerAnswer.Approved(message.paymentId(), won(1000), approvalOf(answer), won(0)));
    assertThat(bank.used(card.account())).isEqualTo(1000);
    assertThat(bank.host().available(HANBIT, new BalanceInquiry(card.pan(), card.expiry())))
        .isEqualTo(new AvailableAnswer.Known(won(0)));
  }

  private static ApprovalNumber approvalOf(IssuerAnswer answer) {
    return ((IssuerAnswer.Approved) answer).approval();
  }

  private Asked asked(IssuerMessage message) {
    return new Asked(
        HANBIT,
        message.paymentId(),
        digester.digest(message.pan()),
        message.expiry(),
        message.amount(),
        message.capture(),
        message.purchase());
  }

  private AuthorizationDesk deskThatDraws(ApprovalNumber... numbers) {
    CardJudge judge =
        new CardJudge(companies, cards, new Scripted(List.of(numbers)), Optional::empty);
    return new AuthorizationDesk(judge, book, companies, transactions, clock);
  }

  /** What a repetition may have changed. */
  enum Other {
    /** Another card number. */
    PAN("pan"),
    /** Another expiry. */
    EXPIRY("expiry"),
    /** Another amount. */
    AMOUNT("amount"),
    /** The same number of another currency. */
    CURRENCY("amount"),
    /** Held instead of charged. */
    CAPTURE("capture"),
    /** Another merchant. */
    MERCHANT("purchase.merchant"),
    /** The same merchant by another name. */
    NAME("purchase.merchantName"),
    /** Another till. */
    TERMINAL("purchase.terminal");

    private final String field;

    Other(String field) {
      this.field = field;
    }

    private IssuerMessage change(IssuerMessage m, IssuedCard other) {
      Purchase p = m.purchase();
      return new IssuerMessage(
          m.paymentId(),
          this == PAN ? other.pan() : m.pan(),
          this == EXPIRY ? m.expiry().plusMonths(1) : m.expiry(),
          amount(m.amount()),
          this == CAPTURE ? CaptureMode.MANUAL : m.capture(),
          new Purchase(
              this == MERCHANT ? MerchantId.next() : p.merchant(),
              this == NAME ? "Another Shop" : p.merchantName(),
              this == TERMINAL ? TerminalId.next() : p.terminal()));
    }

    private Money amount(Money amount) {
      if (this == CURRENCY) {
        return Money.of(amount.amount(), "USD");
      }
      return this == AMOUNT ? amount.plus(won(1)) : amount;
    }
  }

  /** Gives out these numbers in turn, and the last one for ever. */
  private static final class Scripted extends ApprovalNumbers {

    private final Deque<ApprovalNumber> numbers;

    Scripted(List<ApprovalNumber> numbers) {
      this.numbers = new ArrayDeque<>(numbers);
    }

    @Override
    ApprovalNumber draw() {
      return numbers.size() > 1 ? numbers.pop() : numbers.element();
    }
  }
}
