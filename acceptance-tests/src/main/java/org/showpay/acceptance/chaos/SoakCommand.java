package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.soak.Soak;
import org.showpay.acceptance.stand.Stand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has people buy at a steady rate for long, and looks for what grows. */
@Command(
    name = "soak",
    description =
        "Has people buy at a steady rate for long, and looks every 10 s at heaps after collection,"
            + " threads, open files, connections, WAL and tables: nothing may grow but what"
            + " payments leave behind.")
final class SoakCommand implements Callable<Integer> {

  private static final int WARM_UP_SHARE = 6;

  private final Path checkout;
  private final PrintWriter out;

  @Option(
      names = "--minutes",
      description = "How long it is measured (${DEFAULT-VALUE}), after a sixth of that to warm up.")
  private int minutes = 60;

  @Option(
      names = "--short",
      description = "4 minutes, in which only what leaks within hours is found.")
  private boolean brief;

  @Option(
      names = "--rate",
      description = "Payments a second; else half of what they buy when they do not wait.")
  private double rate;

  @Option(names = "--people", description = "How many buy at once (${DEFAULT-VALUE}).")
  private int people = 60;

  @Option(names = "--seed", description = "What people do.")
  private long seed = 20011115;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  SoakCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run(brief ? "soak short" : "soak", checkout, out);
    try (Stand stand = Stand.start(checkout, "soak", false, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Soak(run, stand, market, size()).make();
    }
    return run.end(keep);
  }

  private Soak.Size size() {
    Duration measured = Duration.ofMinutes(brief ? 4 : minutes);
    return new Soak.Size(
        seed,
        people,
        rate,
        brief ? Duration.ofSeconds(90) : measured.dividedBy(WARM_UP_SHARE),
        measured,
        brief ? Duration.ofHours(6) : Duration.ofDays(7));
  }
}
