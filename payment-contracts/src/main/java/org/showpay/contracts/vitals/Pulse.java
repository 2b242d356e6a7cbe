package org.showpay.contracts.vitals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Feels every two seconds whether the service may be believed. Whoever wants to know reads what was
 * felt last, which costs nothing; what was felt too long ago counts as a database that is gone.
 */
public class Pulse implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final int BEATS_MISSED = 3;
  private static final int BEATS_TO_BEGIN = 15;

  /** Longer than one beat can take while it still ends well. */
  private static final Duration LONGEST_BEAT = Duration.ofSeconds(2);

  private final DatabaseClock database;
  private final OwnKeys keys;
  private final Duration every;
  private final Duration longestSkew;
  private volatile Beat last =
      new Beat(System.nanoTime(), EnumSet.of(Part.DATABASE), Duration.ZERO);
  private volatile @Nullable Thread feeling;

  Pulse(DatabaseClock database, OwnKeys keys, Duration every, Duration longestSkew) {
    this.database = database;
    this.keys = keys;
    this.every = every;
    this.longestSkew = longestSkew;
  }

  /** What was felt, and when. */
  private record Beat(long at, Set<Part> failing, Duration ahead) {}

  /** What fails; nothing, where the service may be believed. */
  public Set<Part> failing() {
    Beat beat = last;
    long tooOld = every.multipliedBy(BEATS_MISSED).plus(LONGEST_BEAT).toNanos();
    return System.nanoTime() - beat.at > tooOld ? EnumSet.of(Part.DATABASE) : beat.failing;
  }

  /** How far the machine's clock was ahead of the database's. */
  Duration ahead() {
    return last.ahead;
  }

  /** Feels now, rather than when it is time. */
  public synchronized void beat() {
    Beat before = last;
    Beat now = felt();
    last = now;
    if (!now.failing.equals(before.failing)) {
      tell(now);
    }
  }

  private static void tell(Beat now) {
    if (now.failing.isEmpty()) {
      LOG.info("All that payments need is here, the machine's clock {} ahead", now.ahead);
    } else {
      LOG.warn(
          "{} fails; the machine is ahead of the database's clock by {}", now.failing, now.ahead);
    }
  }

  private Beat felt() {
    Set<Part> failing = EnumSet.noneOf(Part.class);
    Duration ahead = Duration.ZERO;
    try {
      ahead = database.ahead();
      if (ahead.abs().compareTo(longestSkew) > 0) {
        failing.add(Part.CLOCK);
      }
    } catch (SQLException e) {
      failing.add(Part.DATABASE);
    }
    if (!keys.fit()) {
      failing.add(Part.KEYS);
    }
    return new Beat(System.nanoTime(), failing, ahead);
  }

  private void feel() {
    try {
      while (isRunning()) {
        Thread.sleep(every);
        beatWhateverHappens();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A beat that breaks is missed, and the next one comes: until then the last one grows old. */
  private void beatWhateverHappens() {
    try {
      beat();
    } catch (RuntimeException broken) {
      LOG.error("A beat was missed: {}", broken.getClass().getName());
    }
  }

  /**
   * Before anybody can ask, and before anything is dated: without the database's time there is
   * none.
   *
   * @throws IllegalStateException when the database does not say it for a while
   */
  @Override
  public void start() {
    beat();
    for (int beats = 1; last.failing.contains(Part.DATABASE); beats++) {
      if (beats == BEATS_TO_BEGIN) {
        throw new IllegalStateException(
            "The database does not answer, or takes nothing that is written: see whether it runs"
                + " where spring.datasource.url says");
      }
      await(every);
      beat();
    }
    begin();
  }

  private static void await(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped before the database said what time it is", stopping);
    }
  }

  /** In a thread of the machine, which no work can keep waiting; if it dies, another goes on. */
  private void begin() {
    Thread thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::feel);
    thread.setUncaughtExceptionHandler((dead, error) -> {
      LOG.error("The pulse begins again after {}", error.getClass().getName());
      begin();
    });
    feeling = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread thread = feeling;
    feeling = null;
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (this) {
      database.close();
    }
  }

  @Override
  public boolean isRunning() {
    return feeling != null;
  }

  /** Before the web server and the tasks start, and until after they have stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
