package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.ReliabilityPage;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Storm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills every process again and again while people buy. */
@Command(
    name = "storm",
    description = "Kills each service and PostgreSQL at random points while people buy.")
final class StormCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Option(
      names = "--short",
      description = "5000 payments and 30 kills, to be made in 8 minutes; it ends after 15.")
  private boolean brief;

  @Option(
      names = "--quarter",
      description = "1 to 4: a quarter of the long one, each with people and kills of its own.")
  private int quarter;

  @Option(names = "--payments", description = "Another number of payments.")
  private int payments;

  @Option(names = "--kills", description = "Another number of kills.")
  private int kills;

  @Option(names = "--minutes", description = "After which no more is begun.")
  private int minutes;

  @Option(names = "--people", description = "Another number of people who buy at once.")
  private int people;

  @Option(names = "--seed", description = "Whom it strikes when, and what people do.")
  private long seed = 20011115;

  @Option(
      names = "--keep",
      description = "Keep what is found in docs/reliability; not of fewer than usual.")
  private boolean keep;

  @Spec private CommandSpec spec = CommandSpec.create();

  StormCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    check();
    Run run = new Run(name(), checkout, out);
    try (Stand stand = Stand.start(checkout, "storm", false, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Storm(run, stand, market, size()).make();
    }
    return run.end(keep && isWhole());
  }

  private void check() {
    if (quarter < 0 || quarter > ReliabilityPage.QUARTERS) {
      throw new ParameterException(spec.commandLine(), "--quarter is 1, 2, 3 or 4");
    }
    if (quarter > 0 && brief) {
      throw new ParameterException(
          spec.commandLine(), "--quarter is of the long storm: give it or --short, not both");
    }
  }

  private boolean isWhole() {
    return size().payments() >= usual().payments() && size().kills() >= usual().kills();
  }

  private String name() {
    if (brief) {
      return "storm short";
    }
    return quarter > 0 ? "storm quarter " + quarter : "storm";
  }

  private Storm.Size size() {
    Storm.Size usual = usual();
    return new Storm.Size(
        usual.seed(),
        people > 0 ? people : usual.people(),
        payments > 0 ? payments : usual.payments(),
        kills > 0 ? kills : usual.kills(),
        usual.within(),
        minutes > 0 ? Duration.ofMinutes(minutes) : usual.longest());
  }

  private Storm.Size usual() {
    if (brief) {
      return Storm.Size.brief(seed);
    }
    return quarter > 0 ? Storm.Size.quarter(seed, quarter) : Storm.Size.full(seed);
  }
}
