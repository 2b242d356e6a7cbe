package org.showpay.issuer.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.showpay.issuer.position.Position;
import org.showpay.issuer.position.Positions;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Many things asked of one payment at the same moment. */
@IssuerTest
class FollowUpRaceTest {

  private static final int REQUESTS = 30;
  private static final int ROUNDS = 20;
  private static final int PAIRS = 10;

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Positions positions;
  @Autowired TransactionOperations transactions;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    clock.reset();
    card = bank.card(1_000_000);
  }

  @AfterEach
  void usedIsTheSumOfThePositions() {
    bank.assertInBalance();
  }

  @RepeatedTest(3)
  void refundsNeverMoreThanWasCaptured() throws Exception {
    PaymentId payment = bank.bought(card, 1099);
    List<FollowUpAnswer> answers = send(many(REFUND, payment, 100));
    assertThat(answers).filteredOn(FollowUpAnswer.Done.class::isInstance).hasSize(10);
    assertThat(bank.used(card.account())).isEqualTo(99);
  }

  @RepeatedTest(3)
  void capturesNeverMoreThanIsHeld() throws Exception {
    PaymentId payment = bank.held(card, 1099);
    List<FollowUpAnswer> answers = send(many(CAPTURE, payment, 100));
    assertThat(answers).filteredOn(FollowUpAnswer.Done.class::isInstance).hasSize(10);
    assertThat(bank.stand(card).held()).isEqualTo(won(99));
    assertThat(bank.used(card.account())).isEqualTo(1099);
  }

  @RepeatedTest(3)
  void doesAnOperationOnceThatComesManyTimesAtOnce() throws Exception {
    PaymentId payment = bank.bought(card, 1000);
    List<FollowUpAnswer> answers =
        send(Collections.nCopies(REQUESTS, followUp(REFUND, payment, won(30))));
    assertThat(answers).hasOnlyElementsOfType(FollowUpAnswer.Done.class);
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(bank.used(card.account())).isEqualTo(970);
  }

  @Test
  void remembersAReversalOnceThatComesManyTimesAtOnceForAPaymentThatNeverCame() throws Exception {
    PaymentId payment = PaymentId.next();
    List<FollowUpAnswer> same =
        send(Collections.nCopies(REQUESTS, followUp(REVERSAL, payment, won(30))));
    assertThat(same).hasOnlyElementsOfType(FollowUpAnswer.Done.class);
    assertThat(send(many(REVERSAL, PaymentId.next(), 30)))
        .hasOnlyElementsOfType(FollowUpAnswer.Done.class);
  }

  @RepeatedTest(5)
  void leavesNothingWhateverComesBetweenTheReversals() throws Exception {
    PaymentId payment = bank.held(card, 1000);
    bank.done(CAPTURE, payment, 300);
    List<FollowUpMessage> messages = new ArrayList<>();
    messages.addAll(many(CAPTURE, payment, 70).subList(0, 8));
    messages.addAll(many(REFUND, payment, 50).subList(0, 8));
    messages.addAll(many(REVERSAL, payment, 1000).subList(0, 4));
    Collections.shuffle(messages);
    send(messages);
    assertThat(bank.used(card.account())).isZero();
    assertThat(bank.stand(card).held()).isEqualTo(won(0));
  }

  @Test
  void leavesNothingWhenAReversalComesTogetherWithItsAuthorization() throws Exception {
    IssuerApi host = bank.host();
    for (int round = 0; round < ROUNDS; round++) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (IssuerMessage message : pairs(round)) {
        FollowUpMessage reversal = followUp(REVERSAL, message.paymentId(), won(70));
        calls.add(() -> host.authorize(HANBIT, message));
        calls.add(() -> host.followUp(HANBIT, reversal));
      }
      Collections.shuffle(calls);
      List<Object> answers = AtOnce.call(calls);
      assertThat(answers).filteredOn(FollowUpAnswer.Done.class::isInstance).hasSize(PAIRS);
      assertThat(bank.used(card.account())).as("round " + round).isZero();
    }
  }

  /** The authorization has charged and waits for the reversal, which is about to be written. */
  @Test
  void declinesAnAuthorizationThatComesWhileItsReversalIsBeingWritten() throws Exception {
    IssuerMessage message = purchase(card, won(70));
    Position neverSeen = Position.withoutAccount(message.paymentId(), HANBIT, won(70));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<IssuerAnswer> late =
          transactions.execute(open -> {
            assertThat(positions.rememberReversed(neverSeen, clock.instant())).isTrue();
            Future<IssuerAnswer> asked =
                threads.submit(() -> bank.host().authorize(HANBIT, message));
            waitUntilSomebodyWaits();
            return asked;
          });
      assertThat(late.get())
          .isEqualTo(
              new IssuerAnswer.Declined(
                  message.paymentId(), won(70), DeclineReason.REFUSED_BY_ISSUER));
    }
    assertThat(bank.used(card.account())).isZero();
    assertThat(bank.host().inquire(HANBIT, new InquiryMessage(message.paymentId(), won(70))))
        .isEqualTo(new InquiryAnswer.Reversed(message.paymentId()));
  }

  /** The reversal found no payment and waits for the authorization, which is being written. */
  @Test
  void reversesAnAuthorizationThatIsBeingWritten() throws Exception {
    PaymentId payment = PaymentId.next();
    FollowUpMessage reversal = followUp(REVERSAL, payment, won(70));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FollowUpAnswer> early =
          transactions.execute(open -> {
            jdbc.sql("update card_account set used = used + 70 where id = ?")
                .param(card.account().uuid())
                .update();
            positions.open(Position.charged(payment, HANBIT, card.account(), won(70)));
            Future<FollowUpAnswer> asked =
                threads.submit(() -> bank.host().followUp(HANBIT, reversal));
            waitUntilSomebodyWaits();
            return asked;
          });
      assertThat(early.get())
          .isEqualTo(new FollowUpAnswer.Done(reversal.operation(), payment, won(70)));
    }
    assertThat(bank.used(card.account())).isZero();
  }

  private void waitUntilSomebodyWaits() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            jdbc.sql("select count(*) from pg_locks where not granted")
                    .query(Integer.class)
                    .single()
                > 0);
  }

  private List<IssuerMessage> pairs(int round) {
    return Stream.generate(() -> round % 2 == 0 ? purchase(card, won(70)) : hold(card, won(70)))
        .limit(PAIRS)
        .toList();
  }

  private static List<FollowUpMessage> many(FollowUpKind kind, PaymentId payment, long amount) {
    return Stream.generate(
            () -> new FollowUpMessage(OperationId.next(), kind, payment, won(amount), false))
        .limit(REQUESTS)
        .toList();
  }

  private List<FollowUpAnswer> send(List<FollowUpMessage> messages) throws Exception {
    IssuerApi host = bank.host();
    return AtOnce.call(
        messages.stream()
            .<Callable<FollowUpAnswer>>map(message -> () -> host.followUp(HANBIT, message))
            .toList());
  }
}
