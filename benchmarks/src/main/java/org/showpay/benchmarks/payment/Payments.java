package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.showpay.benchmarks.limit.Capture;
import org.showpay.benchmarks.town.Town;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;

/** Payments through running services: as many as go, and how long they take at fixed rates. */
public final class Payments {

  private static final double[] SHARES = {0.25, 0.5, 0.9};
  private static final String[] NAMES = {"quarter", "half", "nine_tenths"};
  private static final double[] PERCENTILES = {0.5, 0.95, 0.99, 0.999};
  private static final int OPEN_CLIENTS = 256;
  private static final int WARM_UP_CLIENTS = 64;
  private static final Duration WARM_UP_STEP = Duration.ofSeconds(5);
  private static final double STILL_WARMING = 1.03;
  private static final int STEADY_STEPS = 3;

  /** Twice as much as goes, from more tills than may wait. */
  private static final double TOO_MUCH = 2;

  private static final int TOO_MANY_CLIENTS = 1024;
  private static final double MILLIS = 1_000;

  private final RunningStack stack;
  private final Machine machine;
  private final Size size;
  private final Results results;
  private final Town town;
  private final Load load;
  private long approved;

  /** Shops are open, and consumers have codes. */
  public Payments(RunningStack stack, org.showpay.stack.StackPlan plan, Size size, Results results)
      throws IOException, ParseException, SQLException, InterruptedException {
    this.stack = stack;
    this.machine = new Machine(plan.home());
    this.size = size;
    this.results = results;
    this.town = new Town(stack, plan.home().secrets());
    this.load = new Load(stack.urlOf(ServiceName.AUTH_SERVER), town.openShops());
    town.moveIn(size.subscribers());
  }

  /** What PostgreSQL is asked for one payment, as pgbench's script. */
  String script(Path log) throws SQLException, IOException, InterruptedException {
    load.show(town.newCodes(2));
    approved += load.one().approvals();
    return new Capture(stack, log)
        .scriptOf(() -> {
          approved += load.one().approvals();
          return load.last();
        });
  }

  /** Payments until several loads in a row are no faster than the best, or the time is over. */
  public void warmUp() throws SQLException, IOException, InterruptedException {
    warmUp(size.longestWarmUp());
  }

  /**
   * The same.
   *
   * @param longest when it is cut, however much faster it still gets
   */
  public void warmUp(Duration longest) throws SQLException, IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    double best = 0;
    int steady = 0;
    while (System.nanoTime() < end && steady < STEADY_STEPS) {
      double now = closed(WARM_UP_CLIENTS, min(WARM_UP_STEP, longest)).perSecond();
      results.say("warming up: %.0f payments/s".formatted(now));
      steady = now > best * STILL_WARMING ? 0 : steady + 1;
      best = Math.max(best, now);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** The most that goes; where a payment failed, nothing counts. */
  double most() throws SQLException, IOException, InterruptedException {
    return best(results).perSecond();
  }

  /** The load with which most goes. */
  public Load.Run best(Results here) throws SQLException, IOException, InterruptedException {
    Optional<Load.Run> best = Optional.empty();
    for (int clients : size.clients()) {
      Map<String, Duration> before = machine.cpu();
      Load.Run run = closed(clients, size.run());
      Map<String, Double> cpu = perPayment(before, machine.cpu(), run.latencies().approvals());
      tell(here, clients, run, cpu);
      if (run.latencies().failures() == 0
          && run.perSecond() > best.map(Load.Run::perSecond).orElse(0.0)) {
        best = Optional.of(run);
        cpu.forEach((part, millis) -> here.put("cpu_ms_per_payment " + part, millis));
      }
    }
    return best.orElseThrow(
        () -> new IllegalStateException("VOID: payments failed with each number of clients"));
  }

  private static void tell(Results results, int clients, Load.Run run, Map<String, Double> cpu) {
    results.put("payments_per_second_" + clients, run.perSecond());
    results.say(
        "%3d clients: %6.1f payments/s, p50 %.1f ms, p99 %.1f ms, %s"
            .formatted(
                clients,
                run.perSecond(),
                run.latencies().millisAt(0.5),
                run.latencies().millisAt(0.99),
                run.latencies().others()));
    StringBuilder line = new StringBuilder("            CPU ms for each:");
    cpu.forEach(
        (part, millis) -> line.append(String.format(Locale.ROOT, " %s %.2f", part, millis)));
    results.say(line.toString());
  }

  private Map<String, Double> perPayment(
      Map<String, Duration> before, Map<String, Duration> after, long payments) {
    Map<String, Double> millis = new LinkedHashMap<>();
    after.forEach((part, time) ->
        millis.put(
            part,
            time.minus(before.getOrDefault(part, Duration.ZERO)).toNanos()
                / MILLIS
                / MILLIS
                / payments));
    return millis;
  }

  /** How long payments take that come at fixed rates. */
  void atRates(double most) throws SQLException, IOException, InterruptedException {
    for (int i = 0; i < SHARES.length; i++) {
      double rate = SHARES[i] * most;
      load.show(town.newCodes(size.codes()));
      Load.Run run = load.open(OPEN_CLIENTS, rate, size.run());
      approved += run.latencies().approvals();
      StringBuilder line = new StringBuilder();
      for (double share : PERCENTILES) {
        String name = "p" + String.valueOf(share * 100).replaceAll("\\.0$", "").replace(".", "");
        double millis = run.latencies().millisAt(share);
        results.put(name + "_ms_at_" + NAMES[i], millis);
        line.append(String.format(Locale.ROOT, ", %s %.1f ms", name, millis));
      }
      results.say(
          "%.1f payments/s wanted (%s of the most), %.1f/s done%s, %s"
              .formatted(
                  rate,
                  NAMES[i].replace('_', ' '),
                  run.perSecond(),
                  line,
                  run.latencies().others()));
    }
  }

  /** What still goes where twice as much is wanted. */
  void beyond(double most) throws SQLException, IOException, InterruptedException {
    load.show(town.newCodes(size.codes()));
    Load.Run run = load.open(TOO_MANY_CLIENTS, TOO_MUCH * most, size.run());
    approved += run.latencies().approvals();
    results.put("payments_per_second_beyond", run.perSecond());
    results.put("shed_beyond", (double) run.latencies().sheds());
    results.say(
        "twice the most wanted: %.1f payments/s done, p99 %.1f ms, %s"
            .formatted(run.perSecond(), run.latencies().millisAt(0.99), run.latencies().others()));
  }

  /** Some payments, and what tills ask for besides. */
  public void someOfAll() throws SQLException, IOException, InterruptedException {
    load.show(town.newCodes(2));
    approved += load.one().approvals();
    load.ask();
  }

  /**
   * Compares tills and books, once each till knows what became of its payments.
   *
   * @param before how many payments were approved before there were tills
   */
  public void compareBooks(long before) throws SQLException, IOException, InterruptedException {
    int asked = load.unanswered().size();
    long late = load.unanswered().approvals();
    approved += late;
    if (asked > 0) {
      results.say(
          "%d payments had no answer and were asked about: %d approved".formatted(asked, late));
    }
    new Books(stack).compare(approved + before);
    results.say(
        "%d approvals at tills, and as many rows everywhere%s"
            .formatted(approved, before == 0 ? "" : " with the %d of before".formatted(before)));
  }

  /** Has the checker of invariants look. */
  public void lookAtInvariants() throws InterruptedException {
    results.say(new Books(stack).invariants().summary());
  }

  private Load.Run closed(int clients, Duration time)
      throws SQLException, IOException, InterruptedException {
    load.show(town.newCodes(size.codes()));
    Load.Run run = load.closed(clients, time);
    approved += run.latencies().approvals();
    return run;
  }
}
