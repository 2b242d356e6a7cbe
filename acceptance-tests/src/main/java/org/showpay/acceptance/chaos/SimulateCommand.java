package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.simulation.Simulated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays histories of the chain in which one random generator has everything in its hands. */
@Command(
    name = "simulate",
    description = {
      "Plays histories of the whole chain, each from a seed that decides about time, order, network"
          + " and crashes: the auth-server's own classes above a database in memory.",
      "One that breaks a rule is shrunk to its shortest form and told as a story."
    })
final class SimulateCommand implements Callable<Integer> {

  private static final int SEEDS = 100_000;
  private static final int EVENTS = 200;

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--seeds", description = "How many histories (${DEFAULT-VALUE}).")
  private int seeds = SEEDS;

  @Option(
      names = "--events",
      description = "How much happens at least in each while there is trouble (${DEFAULT-VALUE}).")
  private int events = EVENTS;

  @Option(names = "--from", description = "The first seed (${DEFAULT-VALUE}).")
  private long from = 1;

  @Option(names = "--seed", description = "One history again, by its seed; nothing is kept.")
  private @Nullable Long seed;

  @Option(
      names = "--planted",
      paramLabel = "BUG",
      description = "With a bug that the tests plant, as LATE_APPROVAL; nothing is kept.")
  private String bug = "NONE";

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  SimulateCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  /** Less is not kept: the page would say more than was done. */
  private boolean isWhole() {
    return seed == null && bug.equals("NONE") && seeds >= SEEDS && events >= EVENTS;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run("simulate", checkout, out);
    Simulated.Size size =
        seed == null
            ? new Simulated.Size(from, seeds, events, bug)
            : new Simulated.Size(seed, 1, events, bug);
    try (Simulated simulated = new Simulated(run, checkout)) {
      simulated.play(size);
    }
    return run.end(keep && isWhole());
  }
}
