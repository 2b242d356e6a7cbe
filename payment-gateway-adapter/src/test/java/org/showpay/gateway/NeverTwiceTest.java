package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.Problem;
import org.showpay.gateway.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** One payment id is one message to the card company, whatever happens. */
@GatewayTest
class NeverTwiceTest {

  private static final int CALLERS = 8;

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Journal journal;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @Test
  void writesTheIntentBeforeAnythingIsSent() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.json(CompanyHost.approval(asked)).withFixedDelay(1_500));
    CompletableFuture<IssuerAnswer> answer =
        CompletableFuture.supplyAsync(() -> callers.authServer().authorize(asked));
    await().until(() -> company.heard().size() == 1);
    assertThat(answer).isNotDone();
    assertThat(journalled(asked))
        .containsEntry("company", "hanbit")
        .containsEntry("amount", 12_000L)
        .containsEntry("currency", "KRW")
        .containsEntry("card", asked.card().uuid())
        .containsEntry("capture", "AUTOMATIC")
        .containsEntry("outcome", null)
        .containsEntry("answered_at", null);
    assertThat(answer.join()).isEqualTo(CompanyHost.approval(asked));
    assertThat(journalled(asked))
        .containsEntry("outcome", "APPROVED")
        .containsEntry("approval", "A1B2C3")
        .doesNotContainEntry("answered_at", null);
  }

  @Test
  void answersARepeatedApprovalFromTheJournal() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.approval(asked));
    assertRepeatsWithoutAsking(asked);
  }

  @Test
  void answersARepeatedRefusalFromTheJournal() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.refusal(asked, DeclineReason.LIMIT_EXCEEDED));
    assertRepeatsWithoutAsking(asked);
  }

  @Test
  void answersARepeatedSilenceFromTheJournal() {
    CardAuthorization asked = newPurchase();
    company.answers(aResponse().withStatus(503));
    assertRepeatsWithoutAsking(asked);
  }

  @Test
  void doesNotSendAgainWhatWasCutOffBeforeItsAnswer() {
    CardAuthorization asked = newPurchase();
    journal.open(asked, new CompanyId("hanbit"));
    company.answers(CompanyHost.approval(asked));
    assertThat(callers.authServer().authorize(asked)).isInstanceOf(IssuerAnswer.NoAnswer.class);
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void refusesAnotherAmountUnderTheSamePaymentId() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.approval(asked));
    callers.authServer().authorize(asked);
    assertRefusedFor("amount", withAmount(asked, Money.of(12_001, "KRW")));
    assertRefusedFor("amount", withAmount(asked, Money.of(12_000, "USD")));
  }

  @Test
  void refusesAnotherCardUnderTheSamePaymentId() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.approval(asked));
    callers.authServer().authorize(asked);
    assertRefusedFor(
        "card",
        new CardAuthorization(
            asked.paymentId(),
            callers.newCard(Lines.HANBIT),
            asked.amount(),
            asked.capture(),
            asked.purchase()));
  }

  @Test
  void refusesAnotherCaptureUnderTheSamePaymentId() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.approval(asked));
    callers.authServer().authorize(asked);
    assertRefusedFor(
        "capture",
        new CardAuthorization(
            asked.paymentId(), asked.card(), asked.amount(), CaptureMode.MANUAL, asked.purchase()));
  }

  @Test
  void sendsOnceWhenRequestsRace() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.json(CompanyHost.approval(asked)).withFixedDelay(300));
    List<CompletableFuture<IssuerAnswer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        answers.add(
            CompletableFuture.supplyAsync(() -> callers.authServer().authorize(asked), threads));
      }
    }
    assertThat(company.heard()).hasSize(1);
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .contains(CompanyHost.approval(asked))
        .allMatch(answer ->
            answer.equals(CompanyHost.approval(asked)) || answer instanceof IssuerAnswer.NoAnswer);
  }

  @Test
  void writesOneOutcomeOnly() {
    CardAuthorization asked = newPurchase();
    company.answers(CompanyHost.approval(asked));
    callers.authServer().authorize(asked);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> journal.complete(asked.paymentId(), new IssuerAnswer.NoAnswer("too late")));
    assertThat(journalled(asked)).containsEntry("outcome", "APPROVED");
  }

  private CardAuthorization newPurchase() {
    return Callers.purchaseWith(callers.newCard(Lines.HANBIT));
  }

  private static CardAuthorization withAmount(CardAuthorization asked, Money amount) {
    return new CardAuthorization(
        asked.paymentId(), asked.card(), amount, asked.capture(), asked.purchase());
  }

  private void assertRepeatsWithoutAsking(CardAuthorization asked) {
    IssuerAnswer first = callers.authServer().authorize(asked);
    company.answers(aResponse().withBody("something else"));
    assertThat(callers.authServer().authorize(asked)).isEqualTo(first);
    assertThat(company.heard()).hasSize(1);
  }

  private void assertRefusedFor(String field, CardAuthorization other) {
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class, () -> callers.authServer().authorize(other)));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("SAME_ID_OTHER_CONTENT");
    assertThat(problem.detail()).contains("'" + field + "'");
    assertThat(company.heard()).hasSize(1);
  }

  private Map<String, @Nullable Object> journalled(CardAuthorization asked) {
    return jdbc.sql("select * from journal where payment_id = ?")
        .param(asked.paymentId().uuid())
        .query()
        .singleRow();
  }
}
