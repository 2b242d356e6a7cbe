package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.soak.Heaps;

/**
 * Looks at heaps again and again while requests are sent, and says how far that is; at its end,
 * whether each look could be had.
 */
final class Watching implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final double WARM_UP = 0.15;
  private static final int LOOKS_A_WORD = 3;

  private final Run run;
  private final Heaps heaps;
  private final IntSupplier asked;
  private final int wanted;
  private final List<String> failures = new ArrayList<>();
  private final Thread thread;

  private Watching(Run run, Heaps heaps, IntSupplier asked, int wanted) {
    this.run = run;
    this.heaps = heaps;
    this.asked = asked;
    this.wanted = wanted;
    this.thread = Thread.ofPlatform().daemon().unstarted(this::watch);
  }

  /** Begins, where so many requests are wanted at the end. */
  static Watching begin(Run run, Heaps heaps, IntSupplier asked, int wanted) {
    Watching watching = new Watching(run, heaps, asked, wanted);
    watching.thread.start();
    return watching;
  }

  private void watch() {
    try {
      for (int i = 0; !Thread.interrupted(); i++) {
        Thread.sleep(EVERY);
        if (asked.getAsInt() > WARM_UP * wanted) {
          look();
        }
        if (i % LOOKS_A_WORD == 0) {
          run.progress("%d of at least %d requests".formatted(asked.getAsInt(), wanted));
        }
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  /** A failure is told at the end; the next look may be had. */
  private void look() {
    try {
      heaps.look();
    } catch (IOException | SQLException | RuntimeException failure) {
      failures.add(String.valueOf(failure));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      run.judge(Found.unless("each look at what services hold on to can be had", failures));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
