package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.gateway.journal.FollowUpEntry;
import org.showpay.gateway.journal.FollowUps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** One operation is decided once, however often it is asked for and whatever comes back. */
@GatewayTest
class FollowUpRepetitionTest {

  private static final int CALLERS = 30;
  private static final CompanyId HANBIT = new CompanyId("hanbit");

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired FollowUps followUps;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @Test
  void writesTheAttemptBeforeAnythingIsSent() {
    FollowUp asked = newRefund();
    company.answers(CompanyHost.json(CompanyHost.done(asked)).withFixedDelay(1_500));
    CompletableFuture<FollowUpAnswer> answer =
        CompletableFuture.supplyAsync(() -> callers.authServer().followUp(asked));
    await().until(() -> company.heard().size() == 1);
    assertThat(answer).isNotDone();
    assertThat(journal().attempts(asked)).containsExactly("1 OPEN");
    assertThat(answer.join()).isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 DONE");
  }

  @Test
  void sendsAgainWhatWasCutOffBeforeItsAnswer() {
    FollowUp asked = newRefund();
    assertThat(followUps.open(asked, HANBIT)).isEqualTo(new FollowUpEntry.Opened(1));
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 OPEN", "2 DONE");
    assertThat(journal().decision(asked)).isEqualTo("DONE");
  }

  @Test
  void decidesOnceWhenThirtyCallersRace() {
    FollowUp asked = newRefund();
    company.answers(CompanyHost.json(CompanyHost.done(asked)).withFixedDelay(200));
    assertThat(atOnce(asked))
        .hasSize(CALLERS)
        .contains(CompanyHost.done(asked))
        .allMatch(answer ->
            answer.equals(CompanyHost.done(asked)) || answer instanceof FollowUpAnswer.NoAnswer);
    assertThat(
            jdbc.sql("select outcome from follow_up where payment_id = ?")
                .param(asked.paymentId().uuid())
                .query(String.class)
                .list())
        .containsExactly("DONE");
    List<String> attempts = journal().attempts(asked);
    assertThat(attempts).hasSameSizeAs(company.heard()).doesNotHaveDuplicates();
    assertThat(attempts)
        .extracting(attempt -> Integer.valueOf(attempt.substring(0, attempt.indexOf(' '))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, attempts.size()).boxed().toList());
    assertThat(
            jdbc.sql("select count(*) from money_movement where payment_id = ?")
                .param(asked.paymentId().uuid())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void numbersAttemptsThatRaceAndDecidesOnceWhenTheirAnswersRace() {
    FollowUp asked = newRefund();
    List<FollowUpEntry> attempts =
        together(Collections.nCopies(CALLERS, () -> followUps.open(asked, HANBIT)));
    assertThat(attempts)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, CALLERS)
                .<FollowUpEntry>mapToObj(FollowUpEntry.Opened::new)
                .toList());
    List<Supplier<FollowUpAnswer>> answers = new ArrayList<>();
    for (int attempt = 1; attempt <= CALLERS; attempt++) {
      int number = attempt;
      FollowUpAnswer heard =
          number % 2 == 0
              ? CompanyHost.done(asked)
              : CompanyHost.refusal(asked, FollowUpRefusal.REVERSED);
      answers.add(() -> followUps.complete(asked.operation(), number, heard));
    }
    assertThat(together(answers).stream().distinct()).hasSize(1);
    assertThat(journal().attempts(asked)).hasSize(CALLERS).noneMatch(row -> row.endsWith("OPEN"));
  }

  @Test
  void takesOneContentWhenTwoRaceUnderOneId() {
    FollowUp asked = newRefund();
    FollowUp other = withAmount(asked, Money.of(1, "KRW"));
    List<Supplier<String>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      FollowUp each = i % 2 == 0 ? asked : other;
      calls.add(() -> contentTaken(each));
    }
    List<String> opened = together(calls);
    assertThat(opened.stream().filter("amount"::equals)).hasSize(CALLERS / 2);
    assertThat(opened.stream().distinct()).hasSize(2);
  }

  @Test
  void keepsWhatWasDoneWhenALaterAnswerIsSilence() {
    FollowUp asked = newRefund();
    followUps.open(asked, HANBIT);
    followUps.open(asked, HANBIT);
    followUps.complete(asked.operation(), 2, CompanyHost.done(asked));
    assertThat(followUps.complete(asked.operation(), 1, new FollowUpAnswer.NoAnswer("late")))
        .isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 NO_ANSWER", "2 DONE");
    assertThat(journal().decision(asked)).isEqualTo("DONE");
  }

  @Test
  void keepsTheFirstDecisionWhenTheCompanyContradictsItself() {
    FollowUp asked = newRefund();
    followUps.open(asked, HANBIT);
    followUps.open(asked, HANBIT);
    followUps.complete(asked.operation(), 1, CompanyHost.done(asked));
    assertThat(
            followUps.complete(
                asked.operation(), 2, CompanyHost.refusal(asked, FollowUpRefusal.REVERSED)))
        .isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 DONE", "2 REFUSED");
    assertThat(journal().decision(asked)).isEqualTo("DONE");
  }

  @Test
  void doesNotSayNotSentOfWhatMayHaveArrivedBefore() {
    FollowUp asked = newRefund();
    followUps.open(asked, HANBIT);
    followUps.complete(asked.operation(), 1, new FollowUpAnswer.NoAnswer("silent"));
    followUps.open(asked, HANBIT);
    assertThat(followUps.complete(asked.operation(), 2, new FollowUpAnswer.NotSent("down")))
        .isInstanceOf(FollowUpAnswer.NoAnswer.class);
    assertThat(journal().attempts(asked)).containsExactly("1 NO_ANSWER", "2 NOT_SENT");
  }

  @Test
  void doesNotSayNotSentOfWhatWasCutOffBefore() {
    FollowUp asked = newRefund();
    followUps.open(asked, HANBIT);
    jdbc.sql("update card set company = 'gone' where id = ?").param(asked.card().uuid()).update();
    assertThat(callers.authServer().followUp(asked)).isInstanceOf(FollowUpAnswer.NoAnswer.class);
    assertThat(journal().attempts(asked)).containsExactly("1 OPEN", "2 NOT_SENT");
  }

  @Test
  void writesOneOutcomeOfAnAttemptOnly() {
    FollowUp asked = newRefund();
    followUps.open(asked, HANBIT);
    followUps.complete(asked.operation(), 1, new FollowUpAnswer.NoAnswer("silent"));
    assertThatIllegalStateException()
        .isThrownBy(() -> followUps.complete(asked.operation(), 1, CompanyHost.done(asked)));
    assertThat(journal().decision(asked)).isEqualTo("OPEN");
  }

  @Test
  void refusesOtherContentUnderTheSameIdAndNamesTheField() {
    FollowUp asked = newRefund();
    company.answers(aResponse().withStatus(503));
    callers.authServer().followUp(asked);
    assertRefusedFor("kind", with(asked, FollowUpKind.CAPTURE, asked.paymentId(), true));
    assertRefusedFor("paymentId", with(asked, asked.kind(), PaymentId.next(), true));
    assertRefusedFor("last", with(asked, asked.kind(), asked.paymentId(), false));
    assertRefusedFor("amount", withAmount(asked, Money.of(12_001, "KRW")));
    assertRefusedFor("amount", withAmount(asked, Money.of(12_000, "USD")));
    assertRefusedFor(
        "card",
        new FollowUp(
            asked.operation(),
            asked.kind(),
            asked.paymentId(),
            callers.newCard(Lines.HANBIT),
            asked.amount(),
            true));
    assertThat(company.heard()).hasSize(1);
  }

  private void assertRefusedFor(String field, FollowUp other) {
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class, () -> callers.authServer().followUp(other)));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("SAME_ID_OTHER_CONTENT");
    assertThat(problem.detail()).contains("'" + field + "'");
  }

  private List<FollowUpAnswer> atOnce(FollowUp asked) {
    List<Supplier<FollowUpAnswer>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      calls.add(() -> callers.authServer().followUp(asked));
    }
    return together(calls);
  }

  /** The amount that was taken, or the field that was refused. */
  private String contentTaken(FollowUp asked) {
    return switch (followUps.open(asked, HANBIT)) {
      case FollowUpEntry.Opened _ -> asked.amount().toString();
      case FollowUpEntry.Differs(String field) -> field;
      case FollowUpEntry.Answered _ -> "answered";
    };
  }

  private static <T> List<T> together(List<Supplier<T>> calls) {
    CountDownLatch gate = new CountDownLatch(1);
    List<CompletableFuture<T>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Supplier<T> call : calls) {
        answers.add(
            CompletableFuture.supplyAsync(
                () -> {
                  awaitOpening(gate);
                  return call.get();
                },
                threads));
      }
      gate.countDown();
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static void awaitOpening(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private FollowUp newRefund() {
    return Callers.after(Callers.purchaseWith(callers.newCard(Lines.HANBIT)), FollowUpKind.REFUND);
  }

  private static FollowUp withAmount(FollowUp asked, Money amount) {
    return new FollowUp(
        asked.operation(), asked.kind(), asked.paymentId(), asked.card(), amount, true);
  }

  private static FollowUp with(FollowUp asked, FollowUpKind kind, PaymentId payment, boolean last) {
    return new FollowUp(asked.operation(), kind, payment, asked.card(), asked.amount(), last);
  }

  private Evidence journal() {
    return new Evidence(jdbc);
  }
}
