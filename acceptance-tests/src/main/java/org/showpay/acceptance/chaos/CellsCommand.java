package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.showpay.acceptance.cells.Cell;
import org.showpay.acceptance.cells.CellRun;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes every crash cell in running processes. */
@Command(
    name = "cells",
    description =
        "Breaks each of 13 steps in each of 5 ways while the card company approves, declines and is"
            + " silent: 195 cells, each by name.")
final class CellsCommand implements Callable<Integer> {

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--only", description = "Cells whose name fits this pattern; nothing is kept.")
  private String only = "";

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  CellsCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    List<Cell> cells =
        Cell.all().stream()
            .filter(cell -> only.isEmpty() || cell.toString().matches(".*(" + only + ").*"))
            .toList();
    Run run = new Run("cells", checkout, out);
    try (Stand stand = Stand.start(checkout, "cells", true, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new CellRun(run, stand, market).make(cells);
      Aftermath aftermath = new Aftermath(run, stand, market);
      run.figure("backlog clear after " + Run.seconds(aftermath.awaitQuiet()));
      aftermath.judge(List.of());
    }
    return run.end(keep && only.isEmpty());
  }
}
