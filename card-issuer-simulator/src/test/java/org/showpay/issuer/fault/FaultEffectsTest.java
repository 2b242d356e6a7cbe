package org.showpay.issuer.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi.BalanceInquiry;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a caller sees of each fault, and what the card company did meanwhile. */
@IssuerTest
class FaultEffectsTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired Environment environment;

  private RawHost raw;
  private IssuedCard card;
  private IssuerMessage message;

  @BeforeEach
  void newCard() {
    clock.reset();
    raw = new RawHost(environment);
    card = bank.card(1000);
    message = purchase(card, won(100));
  }

  @AfterEach
  void noAccountIsOutOfBalance() {
    bank.assertInBalance();
  }

  @ParameterizedTest
  @EnumSource
  void declinesWithAnyReasonAndRemembersIt(DeclineReason reason) throws Exception {
    once(new FaultEffect.Decline(reason));
    IssuerAnswer declined = new IssuerAnswer.Declined(message.paymentId(), won(100), reason);
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(declined);
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(declined);
    assertThat(bank.host().inquire(HANBIT, new InquiryMessage(message.paymentId(), won(100))))
        .isEqualTo(new InquiryAnswer.Declined(message.paymentId(), won(100), reason));
    assertUsed(0);
  }

  @Test
  void keepsTheAnswerOfAPaymentThatWasApprovedBeforeTheDeclineWasAskedFor() throws Exception {
    IssuerAnswer approved = bank.host().authorize(HANBIT, message);
    once(new FaultEffect.Decline(DeclineReason.LIMIT_EXCEEDED));
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(approved);
    assertUsed(100);
  }

  @Test
  void refusesAFollowUpAndRemembersIt() {
    FollowUpMessage refund = followUp(REFUND, bank.bought(card, 100), won(100));
    once(new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER));
    FollowUpAnswer refused =
        new FollowUpAnswer.Refused(
            refund.operation(), refund.paymentId(), won(100), FollowUpRefusal.REFUSED);
    assertThat(bank.host().followUp(HANBIT, refund)).isEqualTo(refused);
    assertThat(bank.host().followUp(HANBIT, refund)).isEqualTo(refused);
    assertUsed(100);
  }

  @Test
  void letsAQuestionPassThatIsToBeDeclined() {
    once(new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER));
    assertThat(bank.host().available(HANBIT, new BalanceInquiry(card.pan(), card.expiry())))
        .isEqualTo(new AvailableAnswer.Known(won(1000)));
    assertStruck(0);
  }

  @Test
  void delaysTheWorkAndTheAnswer() throws Exception {
    once(new FaultEffect.Delay(2_000));
    assertThatThrownBy(() -> send(IMPATIENT)).isInstanceOf(HttpTimeoutException.class);
    assertUsed(0);
    Awaitility.await().untilAsserted(() -> assertUsed(100));
    assertThat(send(PATIENT).body()).contains("APPROVED");
  }

  @Test
  void answersLateWhatItDidAtOnce() throws Exception {
    once(new FaultEffect.LateAnswer(2_000));
    assertThatThrownBy(() -> send(IMPATIENT)).isInstanceOf(HttpTimeoutException.class);
    // Long before it answers, though perhaps after its caller has gone.
    Awaitility.await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertUsed(100));
    once(new FaultEffect.LateAnswer(1000));
    long start = System.nanoTime();
    assertThat(send(PATIENT).body()).contains("APPROVED", message.paymentId().toString());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void staysSilentBeforeOrAfterTheWork(boolean afterWork) {
    once(new FaultEffect.Silence(afterWork));
    assertThatThrownBy(() -> send(IMPATIENT)).isInstanceOf(HttpTimeoutException.class);
    Awaitility.await().untilAsserted(() -> assertUsed(afterWork ? 100 : 0));
  }

  @Test
  void closesASilentConnectionInTheEndWithoutAByte() {
    once(new FaultEffect.Silence(true));
    assertThatIOException()
        .isThrownBy(() -> send(PATIENT))
        .isNotInstanceOf(HttpTimeoutException.class);
    assertUsed(100);
  }

  @Test
  void isReachedTwiceByOneMessageAndStillChargesOnce() throws Exception {
    once(new FaultEffect.Twice());
    HttpResponse<String> answer = send(PATIENT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("APPROVED");
    assertUsed(100);
  }

  @Test
  void answersWithAnotherId() throws Exception {
    once(new FaultEffect.OtherId());
    assertThat(bank.host().authorize(HANBIT, message))
        .isInstanceOfSatisfying(
            IssuerAnswer.Approved.class,
            yes -> {
              assertThat(yes.paymentId()).isNotEqualTo(message.paymentId());
              assertThat(yes.amount()).isEqualTo(won(100));
            });
    assertUsed(100);
    once(new FaultEffect.OtherId());
    FollowUpMessage refund = followUp(REFUND, message.paymentId(), won(100));
    assertThat(bank.host().followUp(HANBIT, refund))
        .isInstanceOfSatisfying(
            FollowUpAnswer.Done.class,
            done -> {
              assertThat(done.operation()).isNotEqualTo(refund.operation());
              assertThat(done.paymentId()).isNotEqualTo(refund.paymentId());
            });
    assertUsed(0);
  }

  @Test
  void answersWithAnotherAmount() {
    once(new FaultEffect.OtherAmount());
    assertThat(bank.host().authorize(HANBIT, message)).extracting("amount").isEqualTo(won(101));
    assertUsed(100);
  }

  @Test
  void answersHalf() throws Exception {
    once(new FaultEffect.HalfAnswer());
    HttpResponse<String> answer = send(PATIENT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty().startsWith("{").doesNotEndWith("}");
    assertUsed(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breaksDownBeforeOrAfterTheWork(boolean afterWork) throws Exception {
    once(new FaultEffect.ServerError(afterWork));
    HttpResponse<String> answer = send(PATIENT);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("APPROVED");
    assertUsed(afterWork ? 100 : 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cutsTheConnectionBeforeOrAfterTheWork(boolean afterWork) {
    once(new FaultEffect.Reset(afterWork));
    assertThatIOException()
        .isThrownBy(() -> send(Duration.ofMillis(1900)))
        .isNotInstanceOf(HttpTimeoutException.class);
    assertUsed(afterWork ? 100 : 0);
  }

  @Test
  void isDownForEveryMessageOfTheCompanyAndDoesNothing() throws Exception {
    PaymentId bought = bank.bought(card, 100);
    var down = bank.faults().add(HANBIT, FaultRule.always(new FaultEffect.Down()));
    try {
      assertThat(send(PATIENT).statusCode()).isEqualTo(503);
      assertThat(status("follow-ups", followUp(REFUND, bought, won(100)))).isEqualTo(503);
      assertThat(status("inquiries", new InquiryMessage(bought, won(100)))).isEqualTo(503);
      assertThat(status("balance-inquiries", new BalanceInquiry(card.pan(), card.expiry())))
          .isEqualTo(503);
      assertUsed(100);
    } finally {
      bank.faults().remove(HANBIT, down.id());
    }
    assertThat(send(PATIENT).statusCode()).isEqualTo(200);
  }

  private void once(FaultEffect effect) {
    bank.faults().add(HANBIT, FaultRule.always(effect).ofCard(card.account()).times(1));
  }

  private HttpResponse<String> send(Duration patience) throws IOException, InterruptedException {
    return raw.send("authorizations", message, patience);
  }

  private int status(String route, Object sent) throws IOException, InterruptedException {
    return raw.send(route, sent, PATIENT).statusCode();
  }

  private void assertStruck(long times) {
    assertThat(bank.faults().list(HANBIT))
        .filteredOn(fault -> card.account().equals(fault.rule().account()))
        .allSatisfy(fault -> assertThat(fault.struck()).isEqualTo(times));
  }

  private void assertUsed(long used) {
    assertThat(bank.used(card.account())).isEqualTo(used);
  }
}
