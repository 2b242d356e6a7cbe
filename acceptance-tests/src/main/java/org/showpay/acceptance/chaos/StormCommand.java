package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Storm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills every process again and again while people buy. */
@Command(
    name = "storm",
    description = "Kills each service and PostgreSQL at random points while people buy.")
final class StormCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--short", description = "5000 payments and 30 kills, in some 8 minutes.")
  private boolean brief;

  @Option(names = "--payments", description = "Another number of payments.")
  private int payments;

  @Option(names = "--kills", description = "Another number of kills.")
  private int kills;

  @Option(names = "--minutes", description = "After which no more is begun.")
  private int minutes;

  @Option(
      names = "--people",
      description = "Another number of people who buy at once: 80, short 40.")
  private int people;

  @Option(names = "--seed", description = "Whom it strikes when, and what people do.")
  private long seed = 20011115;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  StormCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run(brief ? "storm short" : "storm", checkout, out);
    try (Stand stand = Stand.start(checkout, "storm", false, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Storm(run, stand, market, size()).make();
    }
    return run.end(keep);
  }

  private Storm.Size size() {
    return new Storm.Size(
        seed,
        people > 0 ? people : brief ? 40 : 80,
        payments > 0 ? payments : brief ? 5_000 : 100_000,
        kills > 0 ? kills : brief ? 30 : 420,
        Duration.ofSeconds(brief ? 5 : 3),
        Duration.ofMinutes(minutes > 0 ? minutes : brief ? 8 : 120));
  }
}
