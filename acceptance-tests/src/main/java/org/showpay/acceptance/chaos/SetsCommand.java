package org.showpay.acceptance.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.FaultSet;
import org.showpay.acceptance.storm.Sets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes one set of faults after the other. */
@Command(
    name = "sets",
    description =
        "Has people buy under one set of faults after the other, and looks at all books after"
            + " each. Clocks are put wrong by libfaketime (Debian: apt install faketime).")
final class SetsCommand implements Callable<Integer> {

  private static final int FULL = 600;

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--seconds", description = "How long each lasts (${DEFAULT-VALUE}).")
  private int seconds = FULL;

  @Option(names = "--people", description = "How many buy at once (${DEFAULT-VALUE}).")
  private int people = 20;

  @Option(names = "--only", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<FaultSet> only = List.of();

  @Option(names = "--seed", description = "Whom it strikes when, and what people do.")
  private long seed = 20011115;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  SetsCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run(seconds < FULL ? "sets short" : "sets", checkout, out);
    List<FaultSet> sets = only.isEmpty() ? List.of(FaultSet.values()) : only;
    try (Stand stand = start(sets, run);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Sets(run, stand, market, seed, people).make(sets, Duration.ofSeconds(seconds));
    }
    return run.end(keep && only.isEmpty());
  }

  private Stand start(List<FaultSet> sets, Run run) throws IOException {
    return sets.stream().anyMatch(set -> set.has(FaultSet.CLOCK))
        ? Stand.withClocks(checkout, "sets", run::progress)
        : Stand.start(checkout, "sets", true, run::progress);
  }
}
