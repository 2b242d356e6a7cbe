package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.gateway.journal.FollowUps;
import org.showpay.gateway.journal.Inquiries;
import org.showpay.gateway.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself holds of the journal, whatever the code above it does. */
@GatewayTest
class JournalRulesTest {

  private static final CompanyId HANBIT = new CompanyId("hanbit");

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired DataSource dataSource;
  @Autowired FollowUps followUps;
  @Autowired Inquiries inquiries;
  @Autowired Journal journal;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
    company.answers(aResponse().withStatus(503));
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal", "follow_up", "follow_up_message", "inquiry"})
  void losesNoRow(String table) {
    everyRowDecidedAndOpen();
    assertRefused("delete from " + table, "is refused");
    assertRefused("truncate " + table + " cascade", "is refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set why = 'x'",
        "update journal set outcome = null, answered_at = null, why = null",
        "update follow_up set attempts = attempts + 1",
        "update follow_up set outcome = null, decided_at = null",
        "update follow_up_message set answered_at = now()",
        "update inquiry set why = 'x'"
      })
  void changesNoRowThatHasItsOutcome(String change) {
    everyRowDecidedAndOpen();
    assertRefused(change + " where outcome is not null", "has the outcome of this row already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set amount = 1",
        "update journal set capture = 'MANUAL'",
        "update journal set sent_at = now() + interval '1 hour'",
        "update follow_up set amount = 1",
        "update follow_up set kind = 'CANCELLATION'",
        "update follow_up set payment_id = gen_random_uuid()",
        "update follow_up_message set attempt = attempt + 1000",
        "update inquiry set payment_id = gen_random_uuid()"
      })
  void changesNothingThatWasAsked(String change) {
    everyRowDecidedAndOpen();
    assertRefused(change + " where outcome is null", "keeps what was asked");
  }

  @Test
  void takesOverWhatStoodThereBeforeFollowUps() {
    flyway("1").migrate();
    jdbc.sql(
            """
            insert into before.card (id, owner, company, last4, expiry, ciphertext, fingerprint)
            values (gen_random_uuid(), gen_random_uuid(), 'hanbit', '1234', '2031-08-31',
              '\\x00', decode(repeat('00', 32), 'hex'))
            """)
        .update();
    for (String outcome : List.of("now(), 'APPROVED', 'A1B2C3', 1", "null, null, null, null")) {
      jdbc.sql(
              """
              insert into before.journal (payment_id, kind, card, company, amount, currency,
                answered_at, outcome, approval, available)
              select gen_random_uuid(), 'AUTHORIZATION', id, company, 500, 'KRW', %s
              from before.card
              """
                  .formatted(outcome))
          .update();
    }
    List<Map<String, @Nullable Object>> old =
        rows("select payment_id, outcome from before.journal");
    flyway("latest").migrate();
    assertThat(rows("select payment_id, outcome from before.journal")).isEqualTo(old);
    assertThat(rows("select distinct capture from before.journal"))
        .containsExactly(Map.of("capture", "AUTOMATIC"));
    assertThat(rows("select kind, amount from before.money_movement"))
        .containsExactly(Map.of("kind", "CAPTURE", "amount", 500L));
  }

  private Flyway flyway(String target) {
    return Flyway.configure().dataSource(dataSource).schemas("before").target(target).load();
  }

  private List<Map<String, @Nullable Object>> rows(String sql) {
    return jdbc.sql(sql).query().listOfRows();
  }

  /** At least one row of each table with an outcome and one without. */
  private void everyRowDecidedAndOpen() {
    CardAuthorization payment = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    callers.authServer().authorize(payment);
    journal.open(Callers.purchaseWith(payment.card()), HANBIT);
    FollowUp refund = Callers.after(payment, FollowUpKind.REFUND);
    followUps.open(refund, HANBIT);
    followUps.open(refund, HANBIT);
    followUps.complete(refund.operation(), 1, CompanyHost.done(refund));
    followUps.open(Callers.after(payment, FollowUpKind.REFUND), HANBIT);
    inquiries.open(Callers.about(payment), HANBIT);
    inquiries.complete(
        inquiries.open(Callers.about(payment), HANBIT), new InquiryAnswer.Unavailable("why"));
  }

  private void assertRefused(String change, String why) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> jdbc.sql(change).update())
        .withMessageContaining(why);
  }
}
