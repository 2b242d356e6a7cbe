package org.showpay.acceptance.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;

/** Says what a simulation came to. */
final class SimulationVerdict {

  private static final double CERTAIN_95 = 3;

  private final Run run;
  private final Findings findings;
  private final Simulated.Size size;

  SimulationVerdict(Run run, Findings findings, Simulated.Size size) {
    this.run = run;
    this.findings = findings;
    this.size = size;
  }

  void judge(int failed) {
    tell();
    List<String> broken = new ArrayList<>(findings.broken());
    int missing = size.seeds() - findings.played();
    if (failed > 0 || (missing > 0 && broken.isEmpty())) {
      broken.add("%d processes failed, %,d histories were not played".formatted(failed, missing));
    }
    findings.stories().forEach(run::figure);
    if (broken.isEmpty()) {
      run.figure(
          "none broken in %,d: with 95 %% confidence at most %s of histories break a rule"
              .formatted(
                  findings.played(),
                  String.format(Locale.ROOT, "%.1e", CERTAIN_95 / findings.played())));
    }
    run.judge(Found.unless("every rule in every history", broken));
    run.judge(
        Found.of(
            "%d events or more in each history".formatted(size.events()),
            findings.count("fewest", "events") >= size.events(),
            ""));
  }

  private void tell() {
    long last = size.from() + size.seeds() - 1;
    run.figure(
        "%,d histories, seeds %d to %d; %,d events, in none fewer than %,d"
            .formatted(
                findings.played(),
                size.from(),
                last,
                findings.count("events", "all"),
                findings.count("fewest", "events")));
    run.figure("payments: " + findings.inWords("payments"));
    run.figure("faults: " + findings.inWords("faults"));
  }
}
