package org.showpay.auth;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the first transaction that comes by until another one waits for its locks. */
public final class Pause {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CountDownLatch reached = new CountDownLatch(1);

  Pause(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that keeps nobody any more. */
  static Pause over(JdbcClient jdbc) {
    Pause over = new Pause(jdbc);
    over.taken.set(true);
    return over;
  }

  /** Where the first one waits, within its transaction. */
  public void here() {
    if (taken.compareAndSet(false, true)) {
      reached.countDown();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!somebodyWaitsForUs()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Nobody waits for a lock of this transaction");
        }
        sleep();
      }
    }
  }

  private boolean somebodyWaitsForUs() {
    return jdbc.sql(
            """
            select exists (select from pg_locks
                            where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
            """)
        .query(Boolean.class)
        .single();
  }

  /** Returns when the first one is there. */
  void awaitReached() throws InterruptedException {
    if (!reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody came to the pause");
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
