package org.showpay.auth.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;
import static org.showpay.contracts.journal.JournalApi.Kind.CAPTURE;
import static org.showpay.contracts.journal.JournalApi.Kind.REFUND;
import static org.showpay.contracts.journal.JournalApi.Kind.REVERSAL;
import static org.showpay.contracts.reconciliation.Difference.AMOUNT_DIFFERS;
import static org.showpay.contracts.reconciliation.Difference.MISSING_HERE;
import static org.showpay.contracts.reconciliation.Difference.MISSING_IN_JOURNAL;
import static org.showpay.contracts.reconciliation.Difference.MISSING_THERE;
import static org.showpay.contracts.reconciliation.Difference.STATE_DIFFERS;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.FakeBooks.Done;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Item;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;

/** Three books compared, with everything wrong in them that can be. */
@AuthServerTest
class ReconciliationTest extends ComparedBooks {

  @Test
  void matchesWhatAllThreeBooksHave() {
    Done[] all = new Done[5];
    Arrays.setAll(all, i -> soldAt(NOON, 100 + i));
    others.journal(all);
    others.file(company, DAY, all);
    Report report = run(DAY);
    assertThat(report.matched()).isEqualTo(5);
    assertThat(report.exceptions()).isEmpty();
    assertThat(operator.report(report.reconciliationId())).isEqualTo(report);
    assertThat(operator.exceptions(company)).isEmpty();
  }

  @Test
  void tellsWhatIsMissingInWhichBook() {
    Done notThere = soldAt(NOON, 1);
    Done notInJournal = soldAt(NOON, 2);
    Done notHere = done(trade.deal(merchant, company), 3, NOON);
    others.journal(notThere, notHere);
    others.file(company, DAY, notInJournal, notHere);
    Report report = run(DAY);
    assertThat(report.matched()).isZero();
    assertDifference(report, notThere, MISSING_THERE);
    assertDifference(report, notInJournal, MISSING_IN_JOURNAL);
    assertDifference(report, notHere, MISSING_HERE);
    assertThat(report.exceptions()).hasSize(3);
  }

  @Test
  void tellsWhereAmountsDiffer() {
    Done cheaperThere = soldAt(NOON, 100);
    Done cheaperInJournal = soldAt(NOON, 100);
    Done twiceThere = soldAt(NOON, 100);
    others.journal(cheaperThere, done(cheaperInJournal.deal(), 99, NOON), twiceThere);
    others.file(
        company,
        DAY,
        done(cheaperThere.deal(), 99, NOON),
        cheaperInJournal,
        twiceThere,
        twiceThere);
    Report report = run(DAY);
    assertDifference(report, cheaperThere, AMOUNT_DIFFERS);
    assertDifference(report, cheaperInJournal, AMOUNT_DIFFERS);
    assertDifference(report, twiceThere, AMOUNT_DIFFERS);
    assertThat(itemOf(report, twiceThere).there()).isEqualTo(won(200));
  }

  @Test
  void tellsWhereTheSameOperationIsSomethingElse() {
    Done ours = soldAt(NOON, 100);
    Done otherKind = new Done(REFUND, ours.operation(), ours.deal(), won(100), NOON);
    Done another = soldAt(NOON, 100);
    Done otherPayment =
        new Done(CAPTURE, another.operation(), trade.deal(merchant, company), won(100), NOON);
    others.journal(ours, another);
    others.file(company, DAY, otherKind, otherPayment);
    Report report = run(DAY);
    assertThat(report.exceptions())
        .hasSize(3)
        .extracting(Item::difference)
        .containsOnly(STATE_DIFFERS);
  }

  @Test
  void isContentWithASilentPaymentThatWasUndoneThere() {
    Deal silent = trade.deal(merchant, company);
    Done reversal = new Done(REVERSAL, OperationId.next(), silent, won(100), NOON);
    others.journal(reversal);
    others.file(company, DAY, done(silent, 100, NOON), reversal);
    assertThat(run(DAY).exceptions()).isEmpty();
  }

  @Test
  void isContentWithAHoldThatWasUndone() {
    Deal held = trade.deal(merchant, company);
    OperationId operation = OperationId.next();
    trade.book(books -> books.hold(held, won(100)));
    trade.book(books -> books.reverse(held, operation));
    LocalDate today = LocalDate.ofInstant(now(), SEOUL);
    others.journal(new Done(REVERSAL, operation, held, won(100), now()));
    others.file(company, today);
    Report report = run(today);
    assertThat(report.exceptions()).isEmpty();
    assertThat(report.matched()).isEqualTo(1);
  }

  @Test
  void isNotContentWhereOnlyTheyChargeOrOnlyWeReverse() {
    Deal silent = trade.deal(merchant, company);
    Done charge = done(silent, 100, NOON);
    Done reversal = new Done(REVERSAL, OperationId.next(), silent, won(100), NOON);
    others.journal(reversal);
    others.file(company, DAY, charge);
    Report report = run(DAY);
    assertDifference(report, charge, MISSING_HERE);
    assertDifference(report, reversal, MISSING_HERE);
  }
}
