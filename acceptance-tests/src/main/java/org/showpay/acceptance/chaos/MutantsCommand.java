package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.showpay.acceptance.mutants.Mutants;
import org.showpay.acceptance.record.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks the code itself, a line at a time, and looks whether a test notices. */
@Command(
    name = "mutants",
    description = {
      "Changes the classes that decide about money, one small change at a time, and runs their"
          + " quick tests and some histories of the simulation on each.",
      "A change that no test notices is a survivor: a test is missing, or docs/mutants.md says why"
          + " it does not matter."
    })
final class MutantsCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  MutantsCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run("mutants", checkout, out);
    try (Mutants mutants = new Mutants(run, checkout)) {
      mutants.hunt();
    }
    return run.end(keep);
  }
}
