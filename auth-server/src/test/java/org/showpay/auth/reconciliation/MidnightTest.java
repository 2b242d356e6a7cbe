package org.showpay.auth.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;
import static org.showpay.contracts.reconciliation.Difference.AMOUNT_DIFFERS;
import static org.showpay.contracts.reconciliation.Difference.MISSING_HERE;
import static org.showpay.contracts.reconciliation.Difference.MISSING_THERE;

import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.FakeBooks.Done;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;

/** What stands in the books of one day with us and of another with them. */
@AuthServerTest
class MidnightTest extends ComparedBooks {

  @Test
  void noticesAChargeThatStandsInTheFilesOfTwoDays() {
    Done sale = soldAt(NOON, 100);
    others.journal(sale);
    others.file(company, DAY, sale);
    assertThat(run(DAY).exceptions()).isEmpty();
    others.file(company, DAY.plusDays(1), done(sale.deal(), 100, MIDNIGHT));
    assertDifference(run(DAY.plusDays(1)), sale, AMOUNT_DIFFERS);
    others.file(company, DAY.plusDays(1));
    Report mended = run(DAY.plusDays(1));
    assertThat(mended.exceptions()).isEmpty();
    assertThat(mended.closed()).isEqualTo(1);
  }

  @Test
  void matchesAfterMidnightWhatTheyBookedADayLater() {
    Done ours = soldAt(MIDNIGHT.minusMillis(1), 100);
    others.journal(ours);
    others.file(company, DAY);
    others.file(company, DAY.plusDays(1), done(ours.deal(), 100, MIDNIGHT));
    assertDifference(run(DAY), ours, MISSING_THERE);
    Report next = run(DAY.plusDays(1));
    assertThat(next.exceptions()).isEmpty();
    assertThat(next.closed()).isEqualTo(1);
    assertThat(operator.exceptions(company)).isEmpty();
    assertThat(closedItems()).isEqualTo(1);
  }

  @Test
  void matchesWhatWeBookedADayLater() {
    Done theirs = done(trade.deal(merchant, company), 100, MIDNIGHT.minusMillis(1));
    others.file(company, DAY, theirs);
    others.file(company, DAY.plusDays(1));
    assertDifference(run(DAY), theirs, MISSING_HERE);
    trade.saleOf(theirs.deal(), MIDNIGHT.plusMillis(1), won(100));
    others.journal(done(theirs.deal(), 100, MIDNIGHT));
    assertThat(run(DAY.plusDays(1)).exceptions()).isEmpty();
  }

  @Test
  void doesNotLoseWhatWasCommittedAfterTheDayWasCompared() {
    others.file(company, DAY);
    others.file(company, DAY.plusDays(1));
    run(DAY);
    Done late = soldAt(MIDNIGHT.minusSeconds(5), 100);
    assertDifference(run(DAY.plusDays(1)), late, MISSING_THERE);
  }
}
