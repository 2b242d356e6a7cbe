package org.showpay.benchmarks.payment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.showpay.benchmarks.limit.Limit;
import org.showpay.benchmarks.limit.Pgbench;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.service.PackagedPrograms;

/** The limit and the load on the same server, one after the other. */
final class Experiment {

  private final Path checkout;
  private final StackPlan plan;
  private final Size size;
  private final Results results;

  Experiment(Path checkout, StackPlan plan, Size size, Results results) {
    this.checkout = checkout;
    this.size = size;
    this.results = results;
    this.plan =
        plan.only(ServiceName.AUTH_SERVER, ServiceName.GATEWAY_ADAPTER, ServiceName.CARD_ISSUER)
            .with(
                size.isSmall()
                    ? plan.programs()
                    : PackagedPrograms.underLoad(checkout, plan.home().apps()))
            .withoutMakingStartupCaches();
  }

  /**
   * Measures.
   *
   * @param pgbench where there is none, no limit is measured
   * @param script whether pgbench's script is written anew, and not compared
   */
  void run(@Nullable Pgbench pgbench, boolean load, boolean script) throws Exception {
    try (RunningStack running = start()) {
      Payments payments = new Payments(running, plan, size, results);
      compareScript(payments, script);
      double limit = pgbench == null ? Double.NaN : limit(pgbench, running);
      if (load) {
        measure(payments, limit);
      }
      payments.compareBooks(0);
      payments.lookAtInvariants();
    }
  }

  private void measure(Payments payments, double limit) throws Exception {
    payments.warmUp();
    double most = payments.most();
    payments.atRates(most);
    if (!size.isSmall()) {
      payments.beyond(most);
    }
    results.put("payments_per_second", most);
    results.put("limit_per_second", limit);
    results.put("ratio", most / limit);
    results.say("%.1f payments/s of a limit of %.1f/s: %.2f".formatted(most, limit, most / limit));
  }

  private double limit(Pgbench pgbench, RunningStack running) throws Exception {
    Map<Integer, Double> rates =
        new Limit(pgbench, running.databaseOf(ServiceName.AUTH_SERVER), checkout)
            .measure(size.limitRun(), results::say);
    rates.forEach((clients, rate) -> results.put("limit_per_second_" + clients, rate));
    return rates.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private void compareScript(Payments payments, boolean anew) throws Exception {
    if (anew) {
      Files.writeString(checkout.resolve(Limit.SCRIPT), payments.script(log()));
    } else if (!payments.script(log()).equals(Files.readString(checkout.resolve(Limit.SCRIPT)))) {
      throw new IllegalStateException(
          "VOID: the services ask PostgreSQL for other things than %s says; see what they are: "
                  .formatted(Limit.SCRIPT)
              + "./showpay bench --write-script, and git diff");
    }
  }

  private RunningStack start() {
    return new Stack(plan, Clock.systemUTC(), results::say).start();
  }

  private Path log() {
    return plan.home().logs().resolve("postgresql.log");
  }
}
