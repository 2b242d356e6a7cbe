package org.showpay.auth.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.showpay.auth.Trade.ofPayment;
import static org.showpay.auth.Trade.won;
import static org.showpay.contracts.journal.JournalApi.Kind.CAPTURE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.FakeBooks;
import org.showpay.auth.FakeBooks.Done;
import org.showpay.auth.Trade;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.reconciliation.Difference;
import org.showpay.contracts.reconciliation.ReconciliationsApi;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Item;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClientResponseException;

/** A card company, a merchant, and the books that tests write about them. */
abstract class ComparedBooks {

  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");
  static final Instant MIDNIGHT = DAY.plusDays(1).atStartOfDay(SEOUL).toInstant();

  @Autowired Trade trade;
  @Autowired FakeBooks others;
  @Autowired ReconciliationDesk desk;
  @Autowired Environment environment;

  ReconciliationsApi operator;
  MerchantId merchant;
  CompanyId company;

  @BeforeEach
  void aCardCompany() {
    operator = TestClient.of(ReconciliationsApi.class, environment, TestKeys.OPERATOR.reveal());
    merchant = trade.merchant();
    company = trade.company();
  }

  @AfterEach
  void mend() {
    others.breaks(false);
  }

  Report run(LocalDate day) {
    return operator.reconcile(new ReconciliationsApi.Request(company, day));
  }

  Problem problemOf(LocalDate day) {
    return Problem.of(
        assertThatExceptionOfType(RestClientResponseException.class)
            .isThrownBy(() -> run(day))
            .actual());
  }

  Done soldAt(Instant moment, long amount) {
    return done(trade.saleAt(moment, merchant, company, won(amount)), amount, moment);
  }

  static Done done(Deal deal, long amount, Instant at) {
    return new Done(CAPTURE, ofPayment(deal), deal, won(amount), at);
  }

  static void assertDifference(Report report, Done done, Difference difference) {
    assertThat(itemOf(report, done).difference()).isEqualTo(difference);
  }

  static Item itemOf(Report report, Done done) {
    return report.exceptions().stream()
        .filter(item -> item.operation().equals(done.operation()) && item.kind() == done.kind())
        .findFirst()
        .orElseThrow();
  }

  Instant now() {
    return trade
        .jdbc()
        .sql("select now()")
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  long closedItems() {
    return count("reconciliation_item where closed_at is not null and company = ?");
  }

  long daysCompared() {
    return count("(select distinct day, company from reconciliation_run) r where company = ?");
  }

  long count(String rows) {
    return trade
        .jdbc()
        .sql("select count(*) from " + rows)
        .param(company.text())
        .query(Long.class)
        .single();
  }

  String everything() {
    return count("reconciliation_item where company = ?")
        + " "
        + count("company_file_line where company = ?")
        + " "
        + count("reconciliation_run where company = ?");
  }
}
