package org.showpay.auth.reconciliation;

import java.time.LocalDate;
import java.util.List;
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

  ReconciliationDesk(ReconciliationBook book, Books books) {
    this.book = book;
    this.books = books;
  }

  Report reconcile(CompanyId company, LocalDate day) {
    Window window = book.open(company, day);
    CompanyFile file = books.file(window);
    List<JournalApi.Movement> journal = books.journal(window);
    return book.record(window, file, journal);
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
      LOG.warn("{} of {} is not compared: {}", company, day, e.getBody().getDetail());
    } catch (RuntimeException e) {
      LOG.error("{} of {} could not be compared", company, day, e);
    }
  }
}
