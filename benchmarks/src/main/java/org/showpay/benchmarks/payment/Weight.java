package org.showpay.benchmarks.payment;

import java.time.Clock;
import java.util.Map;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;

/** How soon the whole suite is ready, as {@code ./showpay demo} starts it, and its memory. */
final class Weight {

  private final StackPlan plan;

  Weight(StackPlan plan) {
    this.plan = plan;
  }

  /** Starts it twice: the first time may unpack jars and make start-up caches. */
  void measure(Results results) throws Exception {
    try (RunningStack first = new Stack(plan, Clock.systemUTC(), it -> {}).start()) {
      results.say(
          "the suite starts (the first time took %d s)".formatted(first.upFor().toSeconds()));
    }
    try (RunningStack running = new Stack(plan, Clock.systemUTC(), results::say).start()) {
      double ready = running.upFor().toMillis() / 1000.0;
      results.put("ready_seconds", ready);
      results.say("all services ready after %.1f s".formatted(ready));
      Map<String, Double> resident = new Machine(plan.home()).residentMib();
      resident.forEach((part, mib) -> {
        results.put("resident_mib " + part, mib);
        results.say("%s is resident in %.0f MiB".formatted(part, mib));
      });
      double all = resident.values().stream().mapToDouble(Double::doubleValue).sum();
      results.put("resident_mib", all);
      results.say("all are resident in %.0f MiB".formatted(all));
    }
  }
}
