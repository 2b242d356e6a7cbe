package org.showpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.testing.Crashes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** A message to a card company that is cut off before and after each statement of the journal. */
@GatewayTest
class JournalCellsTest {

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Crashes crashes;
  @Autowired JdbcClient jdbc;

  private CardAuthorization asked;

  @BeforeEach
  void aPurchase() {
    company.beginAnew();
    asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(CompanyHost.approval(asked));
  }

  @AfterEach
  void bury() {
    crashes.bury();
  }

  @Test
  @DisplayName("step 7, crash before commit: nothing was sent, and the same message may be sent")
  void anIntentThatWasNotWrittenWasNotSent() {
    crashes.stop(BEFORE_COMMIT, "Journal.open", this::authorize);
    assertThat(company.heard()).isEmpty();
    assertThat(authorize()).isEqualTo(CompanyHost.approval(asked));
    assertThat(company.heard()).hasSize(1);
    assertMovedOnce();
  }

  @Test
  @DisplayName("step 7, crash after commit: what may have been sent is never sent again")
  void anIntentThatIsWrittenIsNotSentAgain() {
    crashes.stop(AFTER_COMMIT, "Journal.open", this::authorize);
    assertThat(authorize()).isInstanceOf(IssuerAnswer.NoAnswer.class);
    assertThat(company.heard()).isEmpty();
    company.answers(new InquiryAnswer.NeverSeen(asked.paymentId()));
    assertThat(callers.authServer().inquire(Callers.about(asked)))
        .isEqualTo(new InquiryAnswer.NeverSeen(asked.paymentId()));
    assertThat(movements()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("step 8, crash before commit: an answer that was not written is learnt by inquiry")
  void anAnswerThatWasNotWrittenIsLearntByInquiry(boolean approves) {
    if (!approves) {
      company.answers(CompanyHost.refusal(asked, DeclineReason.LIMIT_EXCEEDED));
    }
    crashes.stop(BEFORE_COMMIT, "Journal.complete", this::authorize);
    assertThat(authorize()).isInstanceOf(IssuerAnswer.NoAnswer.class);
    assertThat(company.heard()).hasSize(1);
    assertLearnt(approves);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("step 8, crash after commit: an answer that is written is told again")
  void anAnswerThatIsWrittenIsToldAgain(boolean approves) {
    IssuerAnswer said =
        approves
            ? CompanyHost.approval(asked)
            : CompanyHost.refusal(asked, DeclineReason.LIMIT_EXCEEDED);
    company.answers(said);
    crashes.stop(AFTER_COMMIT, "Journal.complete", this::authorize);
    assertThat(authorize()).isEqualTo(said);
    assertThat(company.heard()).hasSize(1);
    assertThat(movements()).hasSize(approves ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("step 8: a database that fails at the answer leaves it open, to be learnt")
  void anAnswerThatTheDatabaseRefusesIsLearntByInquiry(boolean approves) {
    if (!approves) {
      company.answers(CompanyHost.refusal(asked, DeclineReason.LIMIT_EXCEEDED));
    }
    jdbc.sql(
            "alter table journal add constraint failing check (outcome is null or payment_id <> '"
                + asked.paymentId().uuid()
                + "') not valid")
        .update();
    try {
      assertThatThrownBy(this::authorize)
          .isInstanceOfSatisfying(
              RestClientResponseException.class,
              e -> assertThat(e.getStatusCode().value()).isEqualTo(500));
    } finally {
      jdbc.sql("alter table journal drop constraint failing").update();
    }
    assertThat(new Evidence(jdbc).authorization(asked)).containsEntry("outcome", null);
    assertThat(authorize()).isInstanceOf(IssuerAnswer.NoAnswer.class);
    assertThat(company.heard()).hasSize(1);
    assertLearnt(approves);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash before commit: an attempt that was not written was not sent")
  void anAttemptThatWasNotWrittenWasNotSent(FollowUpKind kind) {
    FollowUp wanted = wanted(kind);
    crashes.stop(BEFORE_COMMIT, "FollowUps.open", () -> followUp(wanted));
    assertThat(company.heard()).isEmpty();
    assertThat(followUp(wanted)).isEqualTo(CompanyHost.done(wanted));
    assertAttempts(wanted, "1 DONE");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash after commit: an attempt that was cut off is repeated")
  void anAttemptThatWasCutOffIsRepeatedUnderItsId(FollowUpKind kind) {
    FollowUp wanted = wanted(kind);
    crashes.stop(AFTER_COMMIT, "FollowUps.open", () -> followUp(wanted));
    assertThat(company.heard()).isEmpty();
    assertThat(followUp(wanted)).isEqualTo(CompanyHost.done(wanted));
    assertAttempts(wanted, "1 OPEN", "2 DONE");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash before commit: an unwritten answer is heard again")
  void aDoneAttemptThatWasNotWrittenIsRepeatedUnderItsId(FollowUpKind kind) {
    FollowUp wanted = wanted(kind);
    crashes.stop(BEFORE_COMMIT, "FollowUps.complete", () -> followUp(wanted));
    assertThat(followUp(wanted)).isEqualTo(CompanyHost.done(wanted));
    assertAttempts(wanted, "1 OPEN", "2 DONE");
    assertThat(company.heard())
        .hasSize(2)
        .allMatch(sent -> sent.getBodyAsString().contains(wanted.operation().toString()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash after commit: an answer that is written is told again")
  void aDoneAttemptThatIsWrittenIsNotRepeated(FollowUpKind kind) {
    FollowUp wanted = wanted(kind);
    crashes.stop(AFTER_COMMIT, "FollowUps.complete", () -> followUp(wanted));
    assertThat(followUp(wanted)).isEqualTo(CompanyHost.done(wanted));
    assertThat(company.heard()).hasSize(1);
    assertAttempts(wanted, "1 DONE");
  }

  private IssuerAnswer authorize() {
    return callers.authServer().authorize(asked);
  }

  private FollowUp wanted(FollowUpKind kind) {
    FollowUp wanted = Callers.after(asked, kind);
    company.answers(CompanyHost.done(wanted));
    return wanted;
  }

  private FollowUpAnswer followUp(FollowUp wanted) {
    return callers.authServer().followUp(wanted);
  }

  private void assertAttempts(FollowUp wanted, String... attempts) {
    assertThat(new Evidence(jdbc).attempts(wanted)).containsExactly(attempts);
    assertThat(new Evidence(jdbc).decision(wanted)).isEqualTo("DONE");
    assertThat(movements()).hasSize(wanted.kind() == FollowUpKind.CANCELLATION ? 0 : 1);
  }

  /** The card company says what it did, and the journal knows it once; its own row stays open. */
  private void assertLearnt(boolean approves) {
    InquiryAnswer said =
        approves
            ? new InquiryAnswer.Approved(
                asked.paymentId(), asked.amount(), new ApprovalNumber("A1B2C3"))
            : new InquiryAnswer.Declined(
                asked.paymentId(), asked.amount(), DeclineReason.LIMIT_EXCEEDED);
    company.answers(said);
    assertThat(callers.authServer().inquire(Callers.about(asked))).isEqualTo(said);
    assertThat(callers.authServer().inquire(Callers.about(asked))).isEqualTo(said);
    assertThat(new Evidence(jdbc).authorization(asked)).containsEntry("outcome", null);
    assertThat(movements()).hasSize(approves ? 1 : 0);
  }

  private void assertMovedOnce() {
    assertThat(movements()).containsExactly("CAPTURE 12000");
  }

  private List<String> movements() {
    return jdbc.sql("select kind || ' ' || amount from money_movement where payment_id = ?")
        .param(asked.paymentId().uuid())
        .query((row, i) -> row.getString(1))
        .list();
  }
}
