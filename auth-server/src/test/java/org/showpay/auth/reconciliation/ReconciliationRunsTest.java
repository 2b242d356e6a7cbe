package org.showpay.auth.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.FakeBooks.Done;
import org.showpay.auth.Trade;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;

/** How books are had, reports written, and runs repeated. */
@AuthServerTest
class ReconciliationRunsTest extends ComparedBooks {

  @Test
  void refusesADamagedFileAndChangesNothing() {
    Done sale = soldAt(NOON, 100);
    others.journal(sale);
    String whole = others.file(company, DAY, sale);
    String before = everything();
    others.text(company, DAY, whole.replace("END,1,100", "END,1,101"));
    assertThat(problemOf(DAY).code()).isEqualTo("FILE_DAMAGED");
    assertThat(problemOf(DAY).detail()).contains("Line 3");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void saysSoWhenABookCannotBeHad() {
    assertThat(problemOf(DAY).code()).isEqualTo("FILE_NOT_THERE");
    others.text(company, DAY, CompanyFile.HEADER + "\nEND,0,0,0\n");
    others.breaks(true);
    assertThat(problemOf(DAY).code()).isEqualTo("FILE_UNAVAILABLE");
    others.breaks(false);
    assertThat(run(DAY).matched()).isZero();
    assertThat(problemOf(LocalDate.of(2999, 1, 1)).code()).isEqualTo("DAY_NOT_BEGUN");
  }

  @Test
  void writesTheReportAsAFileToo() {
    Done notThere = soldAt(NOON, 1);
    others.journal(notThere);
    others.file(company, DAY);
    Report report = run(DAY);
    assertThat(operator.file(report.reconciliationId()).split("\r\n", -1))
        .satisfies(lines -> {
          assertThat(lines[0]).startsWith("kind,operation_id,payment_id,here,here_currency,");
          assertThat(lines[1])
              .startsWith(
                  "CAPTURE,%s,%s,1,KRW,1,KRW,,,EXCEPTION,MISSING_THERE,"
                      .formatted(notThere.operation(), notThere.deal().payment()));
          assertThat(lines[2]).isEqualTo("SUMMARY," + company + "," + DAY + ",0,0,1");
          assertThat(lines[3]).isEqualTo("END,1");
        });
    others.file(company, DAY, notThere);
    run(DAY);
    assertThat(operator.report(report.reconciliationId())).isEqualTo(report);
    assertThatThrownBy(() -> trade.jdbc().sql("delete from reconciliation_finding").update())
        .hasMessageContaining("neither changed nor deleted");
  }

  @Test
  void showsHowOldAnExceptionIs() {
    Done notThere = soldAt(NOON, 1);
    others.file(company, DAY);
    run(DAY);
    trade
        .jdbc()
        .sql(
            "update reconciliation_item set noticed_at = noticed_at - interval '2 days'"
                + " where company = ?")
        .param(company.text())
        .update();
    Report report = run(DAY);
    assertThat(itemOf(report, notThere).age()).isGreaterThanOrEqualTo(Duration.ofDays(2));
    assertThat(operator.exceptions(company).getFirst().age())
        .isGreaterThanOrEqualTo(Duration.ofDays(2));
  }

  @Test
  void comparesOnceHoweverManyCompareAtOnce() throws Exception {
    Done sale = soldAt(NOON, 100);
    others.journal(sale);
    others.file(company, DAY, sale);
    assertThat(Trade.atOnce(Collections.nCopies(6, () -> run(DAY)))).containsOnly(true);
    assertThat(run(DAY).matched()).isEqualTo(1);
  }

  @Test
  void comparesByItselfEachDayThatIsOver() {
    LocalDate today = LocalDate.ofInstant(now(), SEOUL);
    Instant then = today.minusDays(3).atStartOfDay(SEOUL).toInstant();
    Done sale = soldAt(then, 100);
    others.journal(sale);
    others.file(company, today.minusDays(3), sale);
    others.text(company, today.minusDays(2), "damaged");
    desk.reconcilePastDays();
    assertThat(daysCompared()).isEqualTo(1);
    others.file(company, today.minusDays(2));
    desk.reconcilePastDays();
    desk.reconcilePastDays();
    assertThat(daysCompared()).isEqualTo(2);
  }
}
