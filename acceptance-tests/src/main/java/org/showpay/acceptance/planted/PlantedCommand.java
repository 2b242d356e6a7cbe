package org.showpay.acceptance.planted;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plants bugs, one at a time, and sees that each is caught. */
@Command(
    name = "planted",
    description = {
      "Plants the bugs of acceptance-tests/planted one after the other in a work tree of its own,"
          + " and has the test run that must fail on each.",
      "This needs Maven and takes some minutes for each."
    })
public final class PlantedCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--only", description = "Those whose name contains this; nothing is kept.")
  private String only = "";

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  /** Plants the bugs of this checkout. */
  public PlantedCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run("planted", checkout, out);
    List<PlantedBug> bugs =
        PlantedBug.all(checkout).stream().filter(bug -> bug.name().contains(only)).toList();
    try (Greenhouse house = Greenhouse.of(checkout)) {
      for (PlantedBug bug : bugs) {
        run.progress(bug.name() + ", which " + bug.test() + " has to catch");
        String missed = house.tryOut(bug);
        run.judge(
            Found.of(
                "%s is caught by %s: %s".formatted(bug.name(), bug.test(), bug.what()),
                missed.isEmpty(),
                missed));
      }
    }
    if (only.isEmpty()) {
      for (int missing = bugs.size(); missing < PlantedBug.WANTED; missing++) {
        run.judge(Found.of("a bug that is wanted and not written yet", false, ""));
      }
    }
    return run.end(keep && only.isEmpty());
  }
}
