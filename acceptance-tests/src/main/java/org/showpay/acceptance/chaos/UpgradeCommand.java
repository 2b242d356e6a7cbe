package org.showpay.acceptance.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.upgrade.BuiltRelease;
import org.showpay.acceptance.upgrade.Release;
import org.showpay.acceptance.upgrade.Upgrade;
import org.showpay.acceptance.upgrade.Versions;
import org.showpay.stack.StackPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replaces one service after the other by its next version while people buy, and goes back. */
@Command(
    name = "upgrade",
    description = {
      "Replaces one service after the other by its next version while people buy, and goes back.",
      "The release before is built in a work tree at .showpay/upgrade, once."
    })
final class UpgradeCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "COMMIT",
      description = {
        "The release before.",
        "Else the newest tag v… below this commit, else the commit before."
      })
  private String from = "";

  @Option(names = "--short", description = "In some 7 minutes instead of 30.")
  private boolean brief;

  @Option(names = "--people", description = "How many buy at once (${DEFAULT-VALUE}).")
  private int people = 24;

  @Option(names = "--seed", description = "What people do.")
  private long seed = 20011115;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  UpgradeCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run(brief ? "upgrade short" : "upgrade", checkout, out);
    Release before = before();
    run.figure("the release before is " + before.name() + ", " + before.why());
    BuiltRelease built = BuiltRelease.of(checkout, before, run::progress);
    Versions versions = new Versions(built.programs(), StackPlan.of(checkout).programs());
    prepare(versions, run);
    try (Stand stand = Stand.start(checkout, "upgrade", versions, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Upgrade(run, stand, market, versions, size()).make();
    }
    return run.end(keep);
  }

  private Release before() throws InterruptedException {
    try {
      return Release.before(checkout, from);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A start of both versions makes the caches that services start from; those that are there do.
   */
  private void prepare(Versions versions, Run run) throws IOException {
    if (versions.lacksStartupCaches(Versions.Version.NOW)) {
      run.progress("starting this commit once by itself");
      versions.chooseForAll(Versions.Version.NOW);
      Stand.start(checkout, "upgrade", versions, run::progress).close();
      versions.chooseForAll(Versions.Version.BEFORE);
    }
  }

  private Upgrade.Size size() {
    return brief
        ? new Upgrade.Size(seed, people, Duration.ofSeconds(8), Duration.ofSeconds(15), 300)
        : new Upgrade.Size(seed, people, Duration.ofSeconds(75), Duration.ofMinutes(3), 5_000);
  }
}
