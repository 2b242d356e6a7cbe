package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.journal.JournalApi.Movement;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.gateway.journal.Journal;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** What moved, each once and oldest first, as those who compare read it. */
@GatewayTest
class JournalTest {

  private static final CompanyId HANBIT = new CompanyId("hanbit");
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Journal journal;
  @Autowired JdbcClient jdbc;

  private Instant start = Instant.EPOCH;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
    start = jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  @Test
  void tellsNothingOfWhatDidNotMove() {
    CardAuthorization declined = newPurchase();
    company.answers(CompanyHost.refusal(declined, DeclineReason.LIMIT_EXCEEDED));
    callers.authServer().authorize(declined);
    CardAuthorization silent = newPurchase();
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(silent);
    callers.authServer().followUp(Callers.after(silent, FollowUpKind.REVERSAL));
    CardAuthorization held = held();
    FollowUp refused = Callers.after(held, FollowUpKind.CAPTURE);
    company.answers(CompanyHost.refusal(refused, FollowUpRefusal.ABOVE_HELD));
    callers.authServer().followUp(refused);
    done(Callers.after(held, FollowUpKind.CANCELLATION));
    assertThat(told()).isEmpty();
    assertThat(new Evidence(jdbc).asHeard(held))
        .containsEntry("authorised", 12_000L)
        .containsEntry("captured", 0L)
        .containsEntry("cancelled", true);
  }

  @Test
  void tellsWhatMovedInItsOrder() {
    CardAuthorization bought = approved(newPurchase());
    CardAuthorization held = held();
    FollowUp capture = done(Callers.after(held, FollowUpKind.CAPTURE));
    FollowUp refund = done(Callers.after(bought, FollowUpKind.REFUND));
    FollowUp reversal = done(Callers.after(held, FollowUpKind.REVERSAL));
    assertThat(told())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .containsExactly(
            charged(bought),
            moved(Kind.CAPTURE, capture),
            moved(Kind.REFUND, refund),
            moved(Kind.REVERSAL, reversal));
    assertThat(told()).extracting(Movement::at).isSorted().allMatch(at -> !at.isBefore(start));
    assertThat(new Evidence(jdbc).asHeard(bought))
        .containsEntry("captured", 12_000L)
        .containsEntry("refunded", 12_000L)
        .containsEntry("reversed", false);
    assertThat(new Evidence(jdbc).asHeard(held)).containsEntry("reversed", true);
  }

  @Test
  void tellsAnApprovalThatWasLearnedByInquiryOnce() {
    CardAuthorization payment = newPurchase();
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(payment);
    learnApprovalOf(payment);
    List<Movement> first = told();
    learnApprovalOf(payment);
    assertThat(told()).isEqualTo(first).hasSize(1);
    assertThat(first.getFirst())
        .isEqualTo(
            new Movement(
                Kind.CAPTURE,
                new OperationId(payment.paymentId().uuid()),
                payment.paymentId(),
                payment.amount(),
                first.getFirst().at()));
  }

  @Test
  void doesNotMoveAnApprovalWhoseOwnAnswerComesAfterTheInquiry() {
    CardAuthorization payment = newPurchase();
    journal.open(payment, HANBIT);
    learnApprovalOf(payment);
    List<Movement> first = told();
    journal.complete(payment.paymentId(), CompanyHost.approval(payment));
    assertThat(told()).isEqualTo(first).hasSize(1);
  }

  @Test
  void doesNotMoveAnApprovalThatIsInquiredAboutAfterItsAnswer() {
    CardAuthorization payment = approved(newPurchase());
    List<Movement> first = told();
    learnApprovalOf(payment);
    assertThat(told()).isEqualTo(first).hasSize(1);
  }

  @Test
  void takesAPeriodFromItsFirstMomentUntilJustBeforeItsEnd() {
    approved(newPurchase());
    Instant at = told().getFirst().at();
    assertThat(page(HANBIT, at, at.plusNanos(1_000), null).movements()).hasSize(1);
    assertThat(page(HANBIT, start, at, null).movements()).isEmpty();
    assertThat(page(new CompanyId("nuri"), start, END, null).movements()).isEmpty();
  }

  @Test
  void turnsPagesWithoutLosingOrRepeatingAMovement() {
    CompanyId paging = new CompanyId("paging");
    CardAuthorization payment = newPurchase();
    insertRefundsOfOneMoment(payment, paging, 700);
    insertRefundsOfOneMoment(payment, paging, 401);
    List<Movement> all = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String after = null;
    do {
      JournalApi.Page page = page(paging, start, END, after);
      all.addAll(page.movements());
      sizes.add(page.movements().size());
      after = page.next();
    } while (after != null);
    assertThat(sizes).containsExactly(500, 500, 101);
    assertThat(all).doesNotHaveDuplicates().extracting(Movement::at).isSorted();
  }

  @Test
  void tellsEveryMessageAboutAPaymentAndOfNoOther() {
    CardAuthorization silent = newPurchase();
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(silent);
    learnApprovalOf(silent);
    approved(newPurchase());
    FollowUp refund = Callers.after(silent, FollowUpKind.REFUND);
    company.answers(aResponse().withStatus(503));
    callers.authServer().followUp(refund);
    done(refund);
    assertThat(messagesAbout(silent))
        .extracting(
            JournalApi.Message::kind, JournalApi.Message::attempt, JournalApi.Message::outcome)
        .containsExactly(
            tuple(MessageKind.AUTHORIZATION, 1, "NO_ANSWER"),
            tuple(MessageKind.INQUIRY, 1, "APPROVED"),
            tuple(MessageKind.REFUND, 1, "NO_ANSWER"),
            tuple(MessageKind.REFUND, 2, "DONE"));
    assertThat(messagesAbout(silent).get(1).approval()).isEqualTo("A1B2C3");
    assertThat(messagesAbout(silent).getFirst().why()).isNotBlank();
    assertThat(messagesAbout(newPurchase())).isEmpty();
  }

  private List<JournalApi.Message> messagesAbout(CardAuthorization payment) {
    return callers
        .journal(Callers.serviceToken(ServiceName.AUTH_SERVER))
        .messages(payment.paymentId());
  }

  @Test
  void isOpenToTheOperator() {
    approved(newPurchase());
    assertThat(callers.journal(TestKeys.OPERATOR.reveal()).movements(HANBIT, start, END, null))
        .isEqualTo(page(HANBIT, start, END, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "eA", "2026-08-04", "MjAyNi0wOC0wNC9vcF8xL1JFRlVORA"})
  void knowsNoPlaceThatItNeverTold(String after) {
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class, () -> page(HANBIT, start, END, after)));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("CURSOR_UNKNOWN");
  }

  private void insertRefundsOfOneMoment(CardAuthorization payment, CompanyId of, int count) {
    jdbc.sql(
            """
            insert into follow_up (operation, kind, payment_id, card, company, amount, currency,
              last, decided_at, outcome)
            select gen_random_uuid(), 'REFUND', :payment, :card, :company, 1, 'KRW', true, now(),
              'DONE'
            from generate_series(1, :count)
            """)
        .param("payment", payment.paymentId().uuid())
        .param("card", payment.card().uuid())
        .param("company", of.text())
        .param("count", count)
        .update();
  }

  private List<Movement> told() {
    JournalApi.Page page = page(HANBIT, start, END, null);
    assertThat(page.next()).isNull();
    return page.movements();
  }

  private JournalApi.Page page(CompanyId of, Instant from, Instant to, @Nullable String after) {
    return callers
        .journal(Callers.serviceToken(ServiceName.AUTH_SERVER))
        .movements(of, from, to, after);
  }

  private static Movement charged(CardAuthorization payment) {
    return new Movement(
        Kind.CAPTURE,
        new OperationId(payment.paymentId().uuid()),
        payment.paymentId(),
        payment.amount(),
        Instant.EPOCH);
  }

  private static Movement moved(Kind kind, FollowUp asked) {
    return new Movement(kind, asked.operation(), asked.paymentId(), asked.amount(), Instant.EPOCH);
  }

  private CardAuthorization newPurchase() {
    return Callers.purchaseWith(callers.newCard(Lines.HANBIT));
  }

  private CardAuthorization held() {
    return approved(Callers.heldWith(callers.newCard(Lines.HANBIT)));
  }

  private CardAuthorization approved(CardAuthorization payment) {
    company.answers(CompanyHost.approval(payment));
    callers.authServer().authorize(payment);
    return payment;
  }

  private FollowUp done(FollowUp asked) {
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    return asked;
  }

  private void learnApprovalOf(CardAuthorization payment) {
    Money amount = payment.amount();
    InquiryAnswer answer =
        new InquiryAnswer.Approved(payment.paymentId(), amount, new ApprovalNumber("A1B2C3"));
    company.answers(answer);
    assertThat(callers.authServer().inquire(Callers.about(payment))).isEqualTo(answer);
  }
}
