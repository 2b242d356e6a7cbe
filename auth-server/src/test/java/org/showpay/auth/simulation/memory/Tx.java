package org.showpay.auth.simulation.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Signal;

/** A transaction: the rows that it holds, and what has to be right when it commits. */
final class Tx {

  private final List<Table.Cell<?>> held = new ArrayList<>();
  private final List<Runnable> checks = new ArrayList<>();
  private final Signal over = new Signal();
  private final int generation;
  private final Instant begun;
  private @Nullable Tx waitsFor;
  private boolean doomed;

  /** A transaction of a database that has been started so often. */
  Tx(int generation, Instant begun) {
    this.generation = generation;
    this.begun = begun;
  }

  void holds(Table.Cell<?> cell) {
    held.add(cell);
  }

  void check(Runnable check) {
    checks.add(check);
  }

  Signal over() {
    return over;
  }

  Instant begun() {
    return begun;
  }

  int generation() {
    return generation;
  }

  boolean isOver() {
    return over.isFired();
  }

  /** Whether waiting for another would close a circle; if not, it is noted. */
  boolean closesACircle(Tx other) {
    for (Tx next = other; next != null; next = next.waitsFor) {
      if (next == this) {
        return true;
      }
    }
    waitsFor = other;
    return false;
  }

  void waitsNoMore() {
    waitsFor = null;
  }

  /** Has it rolled back whatever is asked for. */
  void doom() {
    doomed = true;
  }

  boolean isDoomed() {
    return doomed;
  }

  /** Whether a commit of it could be lost. */
  boolean hasWritten() {
    return !held.isEmpty();
  }

  /** What is deferred to the commit. */
  void runChecks() {
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).run();
    }
  }

  void end(boolean committed) {
    for (Table.Cell<?> cell : held) {
      cell.release(committed);
    }
  }
}
