package org.showpay.auth.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the three books say and judges it; each method is one transaction. */
@Service
class ReconciliationBook {

  /** Longer than anyone would leave a damaged file unanswered. */
  private static final int DAYS_BACK = 60;

  private final ReconciliationRuns runs;
  private final ReconciliationItems items;
  private final ReconciliationProperties properties;

  ReconciliationBook(
      ReconciliationRuns runs, ReconciliationItems items, ReconciliationProperties properties) {
    this.runs = runs;
    this.items = items;
    this.properties = properties;
  }

  /** Decides what to read; a day that has not begun is refused. */
  @Transactional(readOnly = true)
  Window open(CompanyId company, LocalDate day) {
    Window window = Window.of(company, day, properties.zoneOf(company), runs.now());
    if (!window.hasBegun()) {
      throw ProblemException.unprocessable(
          "DAY_NOT_BEGUN", NextStep.FIX_REQUEST, "The 'day' has not begun at the card company.");
    }
    return runs.isComplete(company, day.minusDays(1)) ? window.overlapping() : window;
  }

  /** Takes in the others' books, looks ours up, and judges every item that any of them has. */
  @Transactional
  Report record(Window window, CompanyFile file, List<JournalApi.Movement> journal) {
    ReconciliationId run = ReconciliationId.next();
    items.lock(window.company());
    items.takeFile(run, window, file.lines());
    items.takeJournal(run, window.company(), journal);
    items.takeLedger(run, window);
    items.lookUp(run, window.company());
    items.judge(run, window.company());
    runs.write(run, window);
    return runs.report(run).orElseThrow();
  }

  @Transactional(readOnly = true)
  List<CompanyId> companies() {
    return runs.companies();
  }

  /** The days that are over, their files complete, and nobody has compared since. */
  @Transactional(readOnly = true)
  List<LocalDate> daysToDo(CompanyId company) {
    ZoneId zone = properties.zoneOf(company);
    Instant ready = runs.now().minus(properties.fileReadyAfter());
    LocalDate today = LocalDate.ofInstant(ready, zone);
    LocalDate oldest = today.minusDays(DAYS_BACK);
    LocalDate first = LocalDate.ofInstant(runs.firstBooked(company), zone);
    Set<LocalDate> done = runs.daysDone(company, properties.fileReadyAfter());
    return oldest
        .datesUntil(today)
        .filter(day -> !day.isBefore(first) && !done.contains(day))
        .toList();
  }
}
