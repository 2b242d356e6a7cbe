package org.showpay.issuer.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Which messages a fault strikes, and how often. */
@IssuerTest
class FaultPlanTest {

  private static final FaultRule DECLINE =
      FaultRule.always(new FaultEffect.Decline(DeclineReason.CARD_EXPIRED));

  @Autowired Bank bank;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    card = bank.card(1_000_000);
  }

  @AfterEach
  void noFaults() {
    bank.faults().list(HANBIT).forEach(fault -> bank.faults().remove(HANBIT, fault.id()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'effect':{'effect':'TWICE'},'every':0}|422",
        "{'effect':{'effect':'TWICE'},'times':0}|422",
        "{'effect':{'effect':'TWICE'},'amount':{'amount':0,'currency':'KRW'}}|422",
        "{'effect':{'effect':'DELAY','millis':2001}}|422",
        "{'effect':{'effect':'LATE_ANSWER','millis':-1}}|422",
        "{'effect':{'effect':'DELAY'}}|400",
        "{'effect':{'effect':'RESET'}}|400",
        "{'effect':{'effect':'EXPLODE'}}|400",
        "{'effect':{'effect':'DECLINE','reason':'BORED'}}|400",
        "{'effect':{'effect':'TWICE'},'message':'LETTER'}|400",
        "{'every':1}|400",
        "{'effect':{'effect':'TWICE'},'every':2}|201"
      })
  void refusesARuleThatCannotBeMeant(String rule, int status) {
    Integer answered =
        bank.http(TestKeys.OPERATOR.reveal())
            .post()
            .uri("/v1/companies/hanbit/faults")
            .contentType(MediaType.APPLICATION_JSON)
            .body(rule.replace('\'', '"').strip())
            .exchange((request, response) -> response.getStatusCode().value());
    assertThat(Objects.requireNonNull(answered)).isEqualTo(status);
  }

  @Test
  void doesNotKnowTheCompanyTheAccountOrTheFault() {
    assertUnknown("COMPANY_UNKNOWN", () -> bank.faults().add(new CompanyId("nowhere"), DECLINE));
    assertUnknown(
        "ACCOUNT_UNKNOWN", () -> bank.faults().add(HANBIT, DECLINE.ofCard(AccountId.next())));
    assertUnknown("ACCOUNT_UNKNOWN", () -> bank.faults().add(NURI, DECLINE.ofCard(card.account())));
    Fault fault = bank.faults().add(HANBIT, DECLINE);
    assertUnknown("FAULT_UNKNOWN", () -> bank.faults().remove(NURI, fault.id()));
    assertUnknown("FAULT_UNKNOWN", () -> bank.faults().remove(HANBIT, FaultId.next()));
  }

  @Test
  void tellsBackWhatItWasAskedFor() {
    FaultRule rule =
        FaultRule.always(new FaultEffect.Silence(true))
            .on(MessageKind.REFUND)
            .ofCard(card.account())
            .ofAmount(Money.of(1234, "USD"))
            .everyNth(3)
            .times(2);
    Fault added = bank.faults().add(HANBIT, rule);
    assertThat(added.rule()).isEqualTo(rule);
    assertThat(bank.faults().list(HANBIT)).containsExactly(added);
    assertThat(bank.faults().list(NURI)).isEmpty();
  }

  @Test
  void leavesTheOtherCompanyAndOtherCardsAlone() {
    IssuedCard other = bank.card(1000);
    bank.faults().add(HANBIT, DECLINE.ofCard(card.account()));
    assertThat(approves(other, 10)).isTrue();
    assertThat(approves(card, 10)).isFalse();
  }

  @Test
  void findsTheCardOfAFollowUpThroughItsPayment() {
    var payment = bank.bought(card, 100);
    bank.faults().add(HANBIT, DECLINE.ofCard(card.account()).on(MessageKind.REFUND));
    assertThat(bank.host().followUp(HANBIT, followUp(REFUND, payment, won(10))))
        .isInstanceOf(FollowUpAnswer.Refused.class);
  }

  @Test
  void strikesThisAmountInThisCurrencyAlone() {
    bank.faults().add(HANBIT, DECLINE.ofAmount(won(10)));
    bank.faults().add(HANBIT, DECLINE.ofAmount(Money.of(11, "USD")));
    assertThat(approves(card, 9)).isTrue();
    assertThat(approves(card, 11)).isTrue();
    assertThat(approves(card, 10)).isFalse();
  }

  @Test
  void strikesThisKindOfMessageAlone() {
    bank.faults().add(HANBIT, DECLINE.on(MessageKind.CAPTURE));
    assertThat(approves(card, 9)).isTrue();
  }

  @Test
  void strikesSoManyTimesAndIsUsedUp() {
    bank.faults().add(HANBIT, DECLINE.times(2));
    assertThat(Stream.generate(() -> approves(card, 10)).limit(4))
        .containsExactly(false, false, true, true);
    assertThat(bank.faults().list(HANBIT))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.struck()).isEqualTo(2);
          assertThat(fault.seen()).isEqualTo(2);
        });
  }

  @Test
  void strikesEachThirdMessage() {
    bank.faults().add(HANBIT, DECLINE.everyNth(3));
    assertThat(Stream.generate(() -> approves(card, 10)).limit(7))
        .containsExactly(true, true, false, true, true, false, true);
  }

  @Test
  void strikesExactlyEachThirdOfManyAtOnce() throws Exception {
    bank.faults().add(HANBIT, DECLINE.everyNth(3).times(9));
    List<Boolean> approved =
        AtOnce.call(
            Stream.<Callable<Boolean>>generate(() -> () -> approves(card, 10)).limit(30).toList());
    assertThat(approved).filteredOn(yes -> !yes).hasSize(9);
  }

  @Test
  void letsTheFirstFaultStrikeWhereSeveralFit() {
    bank.faults().add(HANBIT, DECLINE.times(1));
    bank.faults()
        .add(HANBIT, FaultRule.always(new FaultEffect.Decline(DeclineReason.LIMIT_EXCEEDED)));
    assertThat(bank.host().authorize(HANBIT, hold(card, won(1))))
        .extracting("reason")
        .isEqualTo(DeclineReason.CARD_EXPIRED);
    assertThat(bank.host().authorize(HANBIT, hold(card, won(1))))
        .extracting("reason")
        .isEqualTo(DeclineReason.LIMIT_EXCEEDED);
  }

  private boolean approves(IssuedCard with, long amount) {
    return bank.host().authorize(HANBIT, purchase(with, won(amount)))
        instanceof IssuerAnswer.Approved;
  }

  private static void assertUnknown(String code, ThrowingCallable call) {
    Problem problem = problemOf(call);
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo(code);
  }
}
