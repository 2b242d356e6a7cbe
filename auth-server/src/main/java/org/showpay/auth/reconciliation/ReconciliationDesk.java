package org.showpay.auth.reconciliation;

import static org.showpay.auth.meter.BookMeters.Comparison.EXCEPTIONS;
import static org.showpay.auth.meter.BookMeters.Comparison.FAILED;
import static org.showpay.auth.meter.BookMeters.Comparison.MATCHED;

import java.time.LocalDate;
import java.util.List;
import org.showpay.auth.meter.BookMeters;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Compares the three books. The others' are fetched first and ours is read last, up to the moment
 * when fetching began: whatever we booked by then they had done before.
 */
@Service
class ReconciliationDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationDesk.class);

  private final ReconciliationBook book;
  private final Books books;
  private final BookMeters meters;

  ReconciliationDesk(ReconciliationBook book, Books books, BookMeters meters) {
    this.meters = meters;
    this.book = book;
    this.books = books;
  }

  Report reconcile(CompanyId company, LocalDate day) {
    Window window = book.open(company, day);
    CompanyFile file = books.file(window);
    List<JournalApi.Movement> journal = books.journal(window);
    Report report = book.record(window, file, journal);
    meters.compared(report.exceptions().isEmpty() ? MATCHED : EXCEPTIONS);
    return report;
  }

  /** Compares each day that is over and that nobody has compared since. */
  void reconcilePastDays() {
    for (CompanyId company : book.companies()) {
      book.daysToDo(company).forEach(day -> tryTo(company, day));
    }
  }

  private void tryTo(CompanyId company, LocalDate day) {
    try {
      reconcile(company, day);
    } catch (ProblemException e) {
      meters.compared(FAILED);
      LOG.warn("{} of {} is not compared: {}", company, day, e.getBody().getDetail());
    } catch (RuntimeException e) {
      meters.compared(FAILED);
      LOG.error("{} of {} could not be compared", company, day, e);
    }
  }
}
