package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.matrix.Matrix;
import org.showpay.acceptance.matrix.Square;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Harms each link in each way. */
@Command(
    name = "matrix",
    description =
        "Has people buy while each link between two parts is harmed in each way that there is, one"
            + " after the other, and looks at all books each time.")
final class MatrixCommand implements Callable<Integer> {

  private static final int FULL = 200;

  private final Path checkout;
  private final PrintWriter out;

  @Option(
      names = "--only",
      description = "Squares whose name contains this pattern; nothing is kept then.")
  private String only = "";

  @Option(
      names = "--payments",
      description = "How many in each square; of fewer than ${DEFAULT-VALUE} nothing is kept.")
  private int payments = FULL;

  @Option(names = "--people", description = "How many buy at once (${DEFAULT-VALUE}).")
  private int people = 24;

  @Option(names = "--seed", description = "Which messages are struck, and what people do.")
  private long seed = 20011115;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  MatrixCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    List<Square> squares =
        Square.all().stream()
            .filter(square -> only.isEmpty() || square.toString().matches(".*(" + only + ").*"))
            .toList();
    Run run = new Run("matrix", checkout, out);
    try (Stand stand = Stand.start(checkout, "matrix", true, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      new Matrix(run, stand, market, new Matrix.Size(seed, people, payments)).make(squares);
    }
    return run.end(keep && only.isEmpty() && payments >= FULL);
  }
}
