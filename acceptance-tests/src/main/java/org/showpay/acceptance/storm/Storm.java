package org.showpay.acceptance.storm;

import java.time.Duration;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.stack.people.Waiting;

/** People buy while each service and PostgreSQL are killed and started at once, again and again. */
public final class Storm {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(20);
  private static final Duration CLEAR_WITHIN = Duration.ofSeconds(60);
  private static final Duration FINAL_ANSWER_WITHIN = Duration.ofSeconds(45);
  private static final Duration QUIET_START = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PROGRESS_EVERY = 5;
  private static final int PEOPLE = 40;

  /** How far apart one person buys: less often than codes allow, which two cores cannot bear. */
  private static final Duration EACH_BUYS_EVERY = Duration.ofMillis(4_500);

  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Size size;

  public Storm(Run run, Stand stand, Market market, Size size) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.size = size;
  }

  /** Makes it, and judges what it left. */
  public void make() throws Exception {
    run.progress("enrolling " + size.people + " people");
    Crowd crowd = new Crowd(market, size.people, size.seed);
    crowd.withSilentCompanies();
    crowd.buyEvery(EACH_BUYS_EVERY);
    Kills kills = new Kills(stand, size.seed);
    long from = System.nanoTime();
    crowd.begin();
    Waiting.pause(QUIET_START);
    strike(kills, crowd, from + size.longest.toNanos());
    Duration made = Duration.ofNanos(System.nanoTime() - from);
    boolean allEnded = crowd.end(PATIENCE);
    Aftermath aftermath = new Aftermath(run, stand, market);
    Duration clear = aftermath.awaitQuiet();
    tell(crowd, kills, clear, Duration.ofNanos(System.nanoTime() - from));
    run.judge(Found.within("it is made", size.within, made));
    judge(crowd, kills, clear, allEnded);
    aftermath.judge(crowd);
  }

  private void strike(Kills kills, Crowd crowd, long until) {
    while (System.nanoTime() < until
        && (kills.count() < size.kills || crowd.tally().payments() < size.payments)) {
      if (isDue(kills, crowd)) {
        kills.strike();
        tellOf(kills, crowd);
      }
      Waiting.pause(kills.pause(BETWEEN_KILLS));
    }
  }

  /** Kills are spread over the payments, not over the time: none are made that meet no kill. */
  private boolean isDue(Kills kills, Crowd crowd) {
    return kills.count() < size.kills
        && (long) kills.count() * size.payments <= (long) crowd.tally().payments() * size.kills;
  }

  private void tellOf(Kills kills, Crowd crowd) {
    if (kills.count() % PROGRESS_EVERY == 0) {
      run.progress(
          "%d of %d kills, %d of %d payments"
              .formatted(kills.count(), size.kills, crowd.tally().payments(), size.payments));
    }
  }

  private void tell(Crowd crowd, Kills kills, Duration clear, Duration took) {
    int payments = crowd.tally().payments();
    run.figure("seed %d, %d people, %s".formatted(size.seed, size.people, Run.seconds(took)));
    run.figure("%d payments: %s".formatted(payments, crowd.tally().ends()));
    kills
        .away()
        .forEach((name, times) ->
            run.figure(
                "killed %2d times, away %s at most: %s"
                    .formatted(
                        times.size(),
                        Run.seconds(times.stream().max(Duration::compareTo).orElseThrow()),
                        name)));
    run.figure(
        "final answer at the till: half within %s, 99 %% within %s, all within %s"
            .formatted(
                Run.seconds(crowd.tally().percentile(50)),
                Run.seconds(crowd.tally().percentile(99)),
                Run.seconds(crowd.tally().percentile(100))));
    run.figure("backlog clear after " + Run.seconds(clear));
    run.figure(Bound.of(kills.count(), "kill"));
    run.figure(Bound.of(payments, "payment"));
  }

  private void judge(Crowd crowd, Kills kills, Duration clear, boolean allEnded) {
    int payments = crowd.tally().payments();
    run.judge(
        Found.of(
            "at least %d payments and %d kills".formatted(size.payments, size.kills),
            payments >= size.payments && kills.count() >= size.kills,
            "%d and %d".formatted(payments, kills.count())));
    run.judge(Found.within("each is back", BACK_WITHIN, kills.longestAway()));
    run.judge(Found.within("the backlog is clear", CLEAR_WITHIN, clear));
    run.judge(
        Found.within(
            "a till has its final answer", FINAL_ANSWER_WITHIN, crowd.tally().percentile(100)));
    run.judge(Found.of("everybody came to an end", allEnded, ""));
  }

  /**
   * How much of it.
   *
   * @param within in which it is to be made
   * @param longest after which no more is begun
   */
  public record Size(
      long seed, int people, int payments, int kills, Duration within, Duration longest) {

    private static final Duration QUARTER_WITHIN = Duration.ofMinutes(90);
    private static final Duration FULL_WITHIN = QUARTER_WITHIN.multipliedBy(4);

    /** In some four hours, on two cores. */
    public static Size full(long seed) {
      return new Size(seed, PEOPLE, 100_000, 420, FULL_WITHIN, FULL_WITHIN);
    }

    /** One of four that are as much together, each with people and kills of its own. */
    public static Size quarter(long seed, int which) {
      return new Size(
          seed + (long) which * PEOPLE, PEOPLE, 25_000, 105, QUARTER_WITHIN, QUARTER_WITHIN);
    }

    /** For whoever waits for it: in eight minutes; it goes on beyond them, to be judged whole. */
    public static Size brief(long seed) {
      return new Size(seed, PEOPLE, 5_000, 30, Duration.ofMinutes(8), Duration.ofMinutes(15));
    }
  }
}
