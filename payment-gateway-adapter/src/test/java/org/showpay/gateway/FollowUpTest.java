package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Each kind of follow-up, decided or not, and what stands in the journal then. */
@GatewayTest
class FollowUpTest {

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @ParameterizedTest
  @EnumSource
  void isSilentFirstAndDoneOnTheSecondTry(FollowUpKind kind) {
    FollowUp asked = newFollowUp(kind);
    company.answers(CompanyHost.json(CompanyHost.done(asked)).withStatus(503));
    assertThat(callers.authServer().followUp(asked)).isInstanceOf(FollowUpAnswer.NoAnswer.class);
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 NO_ANSWER", "2 DONE");
    assertThat(journal().decision(asked)).isEqualTo("DONE");
    assertThat(company.heard()).hasSize(2);
    assertThat(company.heard().get(0).getBodyAsString())
        .isEqualTo(company.heard().get(1).getBodyAsString());
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredFromTheJournalOnceItIsDone(FollowUpKind kind) {
    FollowUp asked = newFollowUp(kind);
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    company.answers(CompanyHost.refusal(asked, FollowUpRefusal.REVERSED));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    assertThat(company.heard()).hasSize(1);
    assertThat(journal().attempts(asked)).containsExactly("1 DONE");
  }

  @Test
  void aReversalThatIsRefusedIsAskedForAgainUntilItIsDone() {
    FollowUp asked = newFollowUp(FollowUpKind.REVERSAL);
    FollowUpAnswer refusal = CompanyHost.refusal(asked, FollowUpRefusal.REFUSED);
    company.answers(refusal);
    assertThat(callers.authServer().followUp(asked)).isEqualTo(refusal);
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.done(asked));
    assertThat(journal().attempts(asked)).containsExactly("1 REFUSED", "2 DONE");
    assertThat(company.heard()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
  void isAnsweredFromTheJournalOnceItIsRefused(FollowUpKind kind) {
    FollowUp asked = newFollowUp(kind);
    FollowUpAnswer refusal = CompanyHost.refusal(asked, FollowUpRefusal.NOTHING_HELD);
    company.answers(refusal);
    assertThat(callers.authServer().followUp(asked)).isEqualTo(refusal);
    company.answers(CompanyHost.done(asked));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(refusal);
    assertThat(company.heard()).hasSize(1);
    assertThat(journal().attempts(asked)).containsExactly("1 REFUSED");
    assertThat(journal().decision(asked)).isEqualTo("REFUSED");
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonOfACompany(FollowUpRefusal reason) {
    FollowUp asked = newFollowUp(FollowUpKind.REFUND);
    company.answers(CompanyHost.refusal(asked, reason));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.refusal(asked, reason));
    assertThat(callers.authServer().followUp(asked)).isEqualTo(CompanyHost.refusal(asked, reason));
  }

  @Test
  void isRefusedAlsoForAReasonThatNobodyKnowsHere() {
    FollowUp asked = newFollowUp(FollowUpKind.CAPTURE);
    String text = json.writeValueAsString(CompanyHost.refusal(asked, FollowUpRefusal.NOTHING_HELD));
    company.answers(aResponse().withBody(text.replace("NOTHING_HELD", "FULL_MOON")));
    assertThat(callers.authServer().followUp(asked))
        .isEqualTo(CompanyHost.refusal(asked, FollowUpRefusal.REFUSED));
    assertThat(journal().decision(asked)).isEqualTo("REFUSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {Lines.CLOSED, Lines.NOWHERE, Lines.DEAF})
  void isNotSentWhenTheCompanyCannotBeReachedAndIsTriedAgain(String prefix) {
    FollowUp asked = Callers.after(Callers.heldWith(callers.newCard(prefix)), FollowUpKind.CAPTURE);
    assertThat(callers.authServer().followUp(asked)).isInstanceOf(FollowUpAnswer.NotSent.class);
    assertThat(callers.authServer().followUp(asked)).isInstanceOf(FollowUpAnswer.NotSent.class);
    assertThat(journal().attempts(asked)).containsExactly("1 NOT_SENT", "2 NOT_SENT");
  }

  @Test
  void sendsTheCompanyTheOperationAndNoCardNumber() {
    CardAuthorization payment = Callers.heldWith(callers.newCard(Lines.HANBIT));
    FollowUp part =
        new FollowUp(
            Callers.after(payment, FollowUpKind.CAPTURE).operation(),
            FollowUpKind.CAPTURE,
            payment.paymentId(),
            payment.card(),
            Money.of(5_000, "KRW"),
            false);
    company.answers(CompanyHost.done(part));
    callers.authServer().followUp(part);
    LoggedRequest sent = company.heard().getFirst();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/v1/companies/hanbit/follow-ups");
    assertThat(json.readValue(sent.getBodyAsString(), FollowUpMessage.class))
        .isEqualTo(
            new FollowUpMessage(
                part.operation(), part.kind(), part.paymentId(), part.amount(), false));
  }

  @Test
  void refusesACardThatTheVaultNeverGave() {
    FollowUp asked = Callers.after(Callers.purchaseWith(CardToken.next()), FollowUpKind.REFUND);
    assertThat(problemOf(asked).code()).isEqualTo("CARD_UNKNOWN");
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void refusesAnAmountThatIsNotAboveZero() {
    FollowUp asked = newFollowUp(FollowUpKind.REFUND);
    FollowUp nothing =
        new FollowUp(
            asked.operation(),
            asked.kind(),
            asked.paymentId(),
            asked.card(),
            Money.of(0, "KRW"),
            true);
    assertThat(problemOf(nothing).code()).isEqualTo("AMOUNT_NOT_POSITIVE");
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void doesNotAskTheCompanyOfAnotherCardAboutAPayment() {
    CardAuthorization payment = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(payment);
    FollowUp asked =
        new FollowUp(
            Callers.after(payment, FollowUpKind.REVERSAL).operation(),
            FollowUpKind.REVERSAL,
            payment.paymentId(),
            callers.newCard(Lines.CLOSED),
            payment.amount(),
            true);
    Problem problem = problemOf(asked);
    assertThat(problem.code()).isEqualTo("SAME_ID_OTHER_CONTENT");
    assertThat(problem.detail()).contains("'card'");
    assertThat(journal().attempts(asked)).isEmpty();
  }

  private FollowUp newFollowUp(FollowUpKind kind) {
    return Callers.after(Callers.heldWith(callers.newCard(Lines.HANBIT)), kind);
  }

  private Problem problemOf(FollowUp asked) {
    return Problem.of(
        catchThrowableOfType(
            RestClientResponseException.class, () -> callers.authServer().followUp(asked)));
  }

  private Evidence journal() {
    return new Evidence(jdbc);
  }
}
