package org.showpay.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.showpay.benchmarks.limit.Asked;
import org.showpay.benchmarks.limit.Limit;
import org.showpay.benchmarks.limit.LimitDatabase;
import org.showpay.benchmarks.limit.Overhearing;
import org.showpay.benchmarks.limit.ScriptedStatements;
import org.showpay.benchmarks.past.History;
import org.showpay.benchmarks.payment.Load;
import org.showpay.benchmarks.payment.Payments;
import org.showpay.benchmarks.payment.Results;
import org.showpay.benchmarks.payment.Size;
import org.showpay.benchmarks.plan.Plans;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.service.PackagedPrograms;

/** The same load beside ever more past payments, in one run of the services. */
final class Growth {

  /** The checker compares the books of all payments in its memory. */
  private static final long CHECKED = 1_000_000;

  /** Services stay warm while more is loaded, and the database's memory does not. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Path checkout;
  private final StackPlan plan;
  private final Size size;
  private final Results results;
  private final List<Stage> stages = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();

  Growth(Path checkout, StackPlan plan, Size size, Results results) {
    this.checkout = checkout;
    this.size = size;
    this.results = results;
    this.plan =
        plan.only(ServiceName.AUTH_SERVER, ServiceName.GATEWAY_ADAPTER, ServiceName.CARD_ISSUER)
            .with(PackagedPrograms.underLoad(checkout, plan.home().apps()))
            .withoutMakingStartupCaches();
  }

  /** How it went beside so many past payments. */
  private record Stage(long payments, Load.Run best, double mib, int statements) {

    String line() {
      return String.format(
          Locale.ROOT,
          "%12d %12.1f %8.1f ms %8.1f ms %12.1f MiB %6d",
          payments,
          best.perSecond(),
          best.latencies().millisAt(0.5),
          best.latencies().millisAt(0.99),
          mib,
          statements);
    }
  }

  /** Measures beside each of these numbers of payments, which rise. */
  void run(List<Long> wanted, long subscribers) throws Exception {
    try (RunningStack running = new Stack(plan, Clock.systemUTC(), results::say).start()) {
      Payments payments = new Payments(running, plan, size, results);
      History history = new History(running::databaseOf, Clock.systemUTC().instant(), results::say);
      history.moveIn(subscribers);
      for (long past : wanted) {
        history.payUntil(past);
        measure(running, payments, past);
        payments.compareBooks(past);
        if (past <= CHECKED) {
          payments.lookAtInvariants();
        } else {
          results.say("invariants: looked at up to %d past payments".formatted(CHECKED));
        }
      }
    }
    tell();
    if (!problems.isEmpty()) {
      throw new IllegalStateException("VOID: " + String.join("\n", problems));
    }
  }

  private void measure(RunningStack running, Payments payments, long past) throws Exception {
    if (stages.isEmpty()) {
      payments.warmUp();
    } else {
      payments.warmUp(AGAIN);
    }
    Load.Run best = payments.best(results.under("growth_%d_".formatted(past)));
    int statements = lookAtPlans(running, payments);
    TableSizes.Sizes sizes = TableSizes.of(running);
    results.say("beside %d past payments:".formatted(past));
    sizes.lines().forEach(results::say);
    stages.add(new Stage(past, best, sizes.mib(), statements));
  }

  private void tell() {
    results.say("past payments   payments/s      p50         p99       all tables  plans");
    for (Stage stage : stages) {
      results.say(stage.line());
      Results here = results.under("growth_%d_".formatted(stage.payments()));
      here.put("payments_per_second", stage.best().perSecond());
      here.put("p50_ms", stage.best().latencies().millisAt(0.5));
      here.put("p99_ms", stage.best().latencies().millisAt(0.99));
      here.put("tables_mib", stage.mib());
    }
    double ratio = stages.getLast().best().perSecond() / stages.getFirst().best().perSecond();
    results.put("growth_ratio", ratio);
    results.say("%.2f of the payments a second of the smallest".formatted(ratio));
  }

  /** Of the script, of tills' questions, and of what the services do by themselves meanwhile. */
  private int lookAtPlans(RunningStack running, Payments payments)
      throws SQLException, IOException, InterruptedException {
    List<Asked> asked =
        new ArrayList<>(ScriptedStatements.of(Files.readString(checkout.resolve(Limit.SCRIPT))));
    asked.addAll(
        new Overhearing(running, plan.home().logs().resolve("postgresql.log"))
            .during(payments::someOfAll));
    Set<String> here = new LinkedHashSet<>();
    for (Map.Entry<String, ServiceName> schema : LimitDatabase.SCHEMAS.entrySet()) {
      try (Connection connection = Plans.connect(running.databaseOf(schema.getValue()))) {
        here.addAll(
            new Plans(connection)
                .problems(
                    asked.stream().filter(it -> it.database().equals(schema.getKey())).toList()));
      }
    }
    results.say(
        "%d statements planned, %d of their plans read too much"
            .formatted(asked.size(), here.size()));
    here.forEach(results::say);
    problems.addAll(here);
    return asked.size();
  }
}
