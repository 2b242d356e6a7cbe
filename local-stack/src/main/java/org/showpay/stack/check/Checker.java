package org.showpay.stack.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.invariant.Invariant;
import org.showpay.stack.invariant.Invariants;
import org.showpay.stack.invariant.Look;

/**
 * Looks for what breaks an invariant. Two databases are never read at the same moment, so money
 * that moved between the two readings looks like a difference. What was found is therefore looked
 * at again: only what two looks in a row find about the same subject in the same words is broken.
 * What is gone was on its way, and what is new then began after the check did.
 */
public final class Checker {

  private static final int MOST_LOOKS = 6;

  private final Books books;
  private final Duration pause;
  private final Set<ServiceName> services;

  /**
   * A checker.
   *
   * @param pause between two looks, longer than anything takes to reach the other databases
   */
  public Checker(Books books, Duration pause) {
    this(books, pause, EnumSet.allOf(ServiceName.class));
  }

  /**
   * One of a suite in which these services run alone, and where the others have written nothing.
   */
  public Checker(Books books, Duration pause, Set<ServiceName> services) {
    this.books = books;
    this.pause = pause;
    this.services = services;
  }

  /** Checks all. */
  public Report check() throws InterruptedException {
    Map<Invariant, Suspicion> suspicions = new LinkedHashMap<>();
    for (Invariant invariant : Invariants.among(services)) {
      suspicions.put(invariant, new Suspicion());
    }
    look(suspicions);
    for (int looks = 1; looks < MOST_LOOKS && areOpen(suspicions); looks++) {
      Thread.sleep(pause);
      look(suspicions);
    }
    List<Report.Line> lines = new ArrayList<>();
    suspicions.forEach(
        (invariant, suspicion) -> lines.add(new Report.Line(invariant, suspicion.verdict())));
    return new Report(lines, Invariants.undecidedAmong(services));
  }

  private static boolean areOpen(Map<Invariant, Suspicion> suspicions) {
    return suspicions.values().stream().anyMatch(Suspicion::isOpen);
  }

  private void look(Map<Invariant, Suspicion> suspicions) {
    try (Look look = books.look()) {
      suspicions.forEach((invariant, suspicion) -> {
        if (suspicion.isOpen()) {
          look(invariant, suspicion, look);
        }
      });
    } catch (SQLException e) {
      suspicions.values().stream().filter(Suspicion::isOpen).forEach(it -> it.unread(e));
    }
  }

  private static void look(Invariant invariant, Suspicion suspicion, Look look) {
    try {
      suspicion.see(invariant.findings(look));
    } catch (SQLException | IOException e) {
      suspicion.unread(e);
    }
  }
}
