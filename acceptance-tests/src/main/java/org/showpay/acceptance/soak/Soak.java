package org.showpay.acceptance.soak;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.stack.people.Waiting;

/** People buy at a steady rate for long, and nothing may grow but what they leave behind. */
public final class Soak {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration TRIAL = Duration.ofSeconds(20);
  private static final Duration FINAL_ANSWER_WITHIN = Duration.ofSeconds(45);
  private static final Duration CLEAR_WITHIN = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LOOKS_A_WORD = 6;
  private static final double HALF = 0.5;
  private static final double KEPT = 0.9;
  private static final double MILLIS = 1000;

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Size size;

  public Soak(Run run, Stand stand, Market market, Size size) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.size = size;
  }

  /** Makes it, and judges what was measured and what it left. */
  public void make() throws Exception {
    run.progress("enrolling " + size.people + " people");
    Crowd crowd = new Crowd(market, size.people, size.seed);
    crowd.withSilentCompanies();
    crowd.insists();
    crowd.begin();
    double rate = slowDown(crowd);
    run.progress("warming up");
    Waiting.pause(size.warmUp);
    int before = crowd.tally().payments();
    Book book = Book.begin(stand.logs().resolveSibling("soak.csv"));
    watch(crowd, book);
    int payments = crowd.tally().payments() - before;
    boolean allEnded = crowd.end(PATIENCE);
    Aftermath aftermath = new Aftermath(run, stand, market);
    Duration clear = aftermath.awaitQuiet();
    tell(crowd);
    judgeRate(payments, rate);
    book.growths().forEach(growth -> run.judge(growth.judge(size.horizon)));
    judge(crowd, clear, allEnded);
    aftermath.judge(crowd);
  }

  /** From as fast as they can to a steady rate, in payments a second. */
  private double slowDown(Crowd crowd) {
    double rate = size.rate;
    if (rate <= 0) {
      run.progress("buying as fast as they can");
      Waiting.pause(TRIAL);
      int before = crowd.tally().payments();
      Waiting.pause(TRIAL);
      rate = HALF * (crowd.tally().payments() - before) / TRIAL.toSeconds();
    }
    if (rate <= 0) {
      throw new IllegalStateException("Nobody could pay anything: see the logs of the services");
    }
    run.figure(String.format(Locale.ROOT, "%.1f payments a second are wanted", rate));
    crowd.buyEvery(Duration.ofMillis((long) (MILLIS * size.people / rate)));
    return rate;
  }

  private void watch(Crowd crowd, Book book) throws IOException, SQLException {
    try (Watch watch = new Watch(stand, book)) {
      long from = System.nanoTime();
      long looks = size.measured.dividedBy(EVERY);
      for (long i = 1; i <= looks; i++) {
        Duration left = EVERY.multipliedBy(i).minusNanos(System.nanoTime() - from);
        Waiting.pause(left.isPositive() ? left : Duration.ZERO);
        watch.look(Duration.ofNanos(System.nanoTime() - from));
        if (i % LOOKS_A_WORD == 0) {
          run.progress("%d of %d looks, %d payments".formatted(i, looks, crowd.tally().payments()));
        }
      }
    }
  }

  private void tell(Crowd crowd) {
    var tally = crowd.tally();
    run.figure("seed %d, %d people".formatted(size.seed, size.people));
    run.figure("%d payments: %s".formatted(tally.payments(), tally.ends()));
    run.figure(
        "final answer at the till: half within %s, 99 %% within %s, the slowest after %s"
            .formatted(
                Run.seconds(tally.percentile(50)),
                Run.seconds(tally.percentile(99)),
                Run.seconds(tally.percentile(100))));
    run.figure(
        "a slope matters where it would be too much within %d hours, at the least that it can be"
            .formatted(size.horizon.toHours()));
  }

  private void judgeRate(int payments, double rate) {
    double was = payments * MILLIS / size.measured.toMillis();
    run.judge(
        Found.of(
            "the rate was kept while it was measured",
            was >= KEPT * rate,
            String.format(Locale.ROOT, "%.1f payments a second", was)));
  }

  private void judge(Crowd crowd, Duration clear, boolean allEnded) {
    var tally = crowd.tally();
    run.judge(Found.unless("nothing failed beyond what retries mend", tally.unmended()));
    run.judge(
        Found.within("a till has its final answer", FINAL_ANSWER_WITHIN, tally.percentile(100)));
    run.judge(Found.within("the backlog is clear", CLEAR_WITHIN, clear));
    run.judge(
        Found.within("a phone has a code again", FINAL_ANSWER_WITHIN, tally.longestWithoutCode()));
    run.judge(Found.of("everybody came to an end", allEnded, ""));
  }

  /**
   * How much of it.
   *
   * @param rate payments a second, or 0 for half of what the machine does
   * @param warmUp at that rate, before anything is measured
   * @param horizon within which a slope must be too much to matter
   */
  public record Size(
      long seed, int people, double rate, Duration warmUp, Duration measured, Duration horizon) {}
}
