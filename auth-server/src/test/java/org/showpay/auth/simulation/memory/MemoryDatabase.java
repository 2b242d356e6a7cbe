package org.showpay.auth.simulation.memory;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Actor;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What of PostgreSQL the services rely on: read committed, rows that are held to the end of a
 * transaction, unique keys that wait, checks at the commit, circles that are broken.
 */
public final class MemoryDatabase {

  private static final long LONGEST_WAIT = 3600 * Timeline.SECOND;

  private final Timeline timeline;
  private final Trouble trouble;
  private @Nullable Tx own;
  private long last;
  private int starts;
  private long awayUntil;

  /** A database without tables, whose commits are in trouble as this says. */
  public MemoryDatabase(Timeline timeline, Trouble trouble) {
    this.timeline = timeline;
    this.trouble = trouble;
  }

  <K, V> Table<K, V> table(String name) {
    return new Table<>(this, name);
  }

  /** A number that was never drawn before. */
  public long next() {
    return ++last;
  }

  /** One statement: in the actor's transaction, or in one of its own. */
  public <T> T statement(Supplier<T> work) {
    if (!timeline.isRunning()) {
      return alone(work);
    }
    Actor actor = timeline.actor();
    Tx open = (Tx) actor.transaction();
    if (open != null) {
      trouble.beforeStatement();
      requireAlive(open);
      return work.get();
    }
    Tx single = begin();
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (done) {
        commit(single);
      } else {
        rollback(single);
      }
    }
  }

  /** While nobody is on turn, what is written is committed at once. */
  private <T> T alone(Supplier<T> work) {
    Tx single = new Tx(starts, timeline.instant());
    own = single;
    boolean done = false;
    try {
      T result = work.get();
      single.runChecks();
      done = true;
      return result;
    } finally {
      single.end(done);
      own = null;
    }
  }

  /** Writes for somebody whose own troubles are not looked at. */
  public <T> T untroubled(Supplier<T> work) {
    Actor actor = timeline.actor();
    Object before = actor.transaction();
    Tx single = new Tx(starts, timeline.instant());
    actor.transaction(single);
    T result = work.get();
    single.runChecks();
    end(single, true);
    actor.transaction(before);
    return result;
  }

  /** When the transaction began, as {@code now()} says it. */
  public Instant now() {
    Tx open = current();
    return open == null ? timeline.instant() : open.begun();
  }

  /** Has something be right when the transaction commits. */
  public void atCommit(Runnable check) {
    writer().check(check);
  }

  /** Whatever was wrong with it is not any more. */
  public void recover() {
    awayUntil = timeline.now();
  }

  /** The database dies and is there again later; what was not committed never was. */
  public void crash(long downFor) {
    starts++;
    awayUntil = timeline.now() + downFor;
  }

  Tx begin() {
    trouble.beforeStatement();
    requireUp();
    Tx begun = new Tx(starts, timeline.instant());
    timeline.actor().transaction(begun);
    return begun;
  }

  void commit(Tx open) {
    boolean reached = false;
    try {
      requireAlive(open);
      open.runChecks();
      if (open.hasWritten()) {
        trouble.beforeCommit();
        requireAlive(open);
      }
      reached = true;
    } finally {
      end(open, reached);
    }
    if (open.hasWritten()) {
      timeline.event(() -> timeline.actor() + " commits");
      trouble.afterCommit();
    }
  }

  void rollback(Tx open) {
    if (!open.isOver()) {
      end(open, false);
    }
  }

  private void end(Tx open, boolean committed) {
    open.end(committed);
    timeline.actor().transaction(null);
    timeline.fire(open.over());
  }

  void waitFor(Tx other) {
    Tx waiting = writer();
    if (waiting.closesACircle(other)) {
      throw new CannotAcquireLockException("deadlock detected");
    }
    timeline.await(other.over(), LONGEST_WAIT);
    waiting.waitsNoMore();
    requireAlive(waiting);
  }

  @Nullable Tx current() {
    return timeline.isRunning() ? (Tx) timeline.actor().transaction() : own;
  }

  Tx writer() {
    Tx open = current();
    if (open == null) {
      throw new IllegalStateException("nothing is written outside of a statement");
    }
    return open;
  }

  private void requireUp() {
    if (timeline.now() < awayUntil) {
      throw new DataAccessResourceFailureException("the database is away");
    }
  }

  private void requireAlive(Tx open) {
    if (open.generation() != starts) {
      throw new DataAccessResourceFailureException("the database ended the connection");
    }
  }
}
