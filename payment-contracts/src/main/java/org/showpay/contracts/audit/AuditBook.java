package org.showpay.contracts.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes accesses down behind the answers, many in one transaction, so that no answer waits and no
 * payment costs a commit more. What the database does not take is kept and tried again; once too
 * many are kept, nobody is served. A process that is killed loses those of its last moment: what it
 * changed stands in the books of the change itself.
 */
final class AuditBook implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditBook.class);
  private static final int MOST_KEPT = 10_000;
  private static final int AT_ONCE = 500;
  private static final Duration GATHERING = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_WRITE = Duration.ofSeconds(5);

  private final AuditRows rows;
  private final AuditSealer sealer;
  private final BlockingQueue<Access> kept = new LinkedBlockingQueue<>(MOST_KEPT);
  private volatile boolean stopping;
  private volatile @Nullable Thread writer;

  AuditBook(AuditRows rows, AuditSealer sealer) {
    this.rows = rows;
    this.sealer = sealer;
  }

  /**
   * Nothing is done that could not be written down.
   *
   * @throws ProblemException 503 while there is no room for one more
   */
  void requireRoom() {
    if (kept.remainingCapacity() == 0) {
      throw ProblemException.unavailable(
          "AUDIT_UNAVAILABLE", "Nothing can be written down just now. Try again in some seconds.");
    }
  }

  /** Keeps one until it is written. */
  void note(Access access) {
    if (!kept.offer(access)) {
      LOG.error("An access is not written down: {}", access);
    }
  }

  /** Goes on until it is stopped and nothing is left. */
  private void write() {
    List<Access> batch = new ArrayList<>();
    while (!stopping || !batch.isEmpty() || !kept.isEmpty()) {
      try {
        gather(batch);
        rows.add(batch);
        batch.clear();
        sealer.seal();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("{} accesses wait to be written down", batch.size() + kept.size());
        if (stopping || !rest()) {
          return;
        }
      } catch (InterruptedException woken) {
        // By stop(): the rest is written at once. Still interrupted, no connection would be given.
        LOG.debug("The last accesses are written down");
      }
    }
  }

  private void gather(List<Access> batch) throws InterruptedException {
    if (batch.isEmpty() && !stopping) {
      Access first = kept.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        return;
      }
      batch.add(first);
      Thread.sleep(GATHERING);
    }
    kept.drainTo(batch, AT_ONCE - batch.size());
  }

  private static boolean rest() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException woken) {
      return false;
    }
  }

  @Override
  public void start() {
    stopping = false;
    writer = Thread.ofPlatform().name("audit").daemon().start(this::write);
  }

  /** After the last request, and before the database is closed. */
  @Override
  public void stop() {
    Thread running = writer;
    writer = null;
    stopping = true;
    if (running != null) {
      running.interrupt();
      try {
        running.join(LAST_WRITE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return writer != null;
  }

  /** Started first, so stopped last: after the web server. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
