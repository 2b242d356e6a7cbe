package org.showpay.acceptance.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.showpay.acceptance.planted.PlantedCommand;
import org.showpay.acceptance.record.ReliabilityPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Has things break, and says whether what Showpay promises holds all the same. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = {
      "Starts a stack of its own beside any that runs, has things break in it, and compares all"
          + " books with each other and with what people were told.",
      "What a run found is kept with --keep in docs/reliability, and docs/reliability.md is made"
          + " from that."
    },
    commandListHeading = "%nRuns:%n",
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {"0:all hold", "1:one does not", "2:nothing was started"})
public final class Chaos implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Chaos() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    Path checkout = Path.of(System.getProperty("showpay.checkout", "."));
    System.exit(
        new CommandLine(new Chaos())
            .addSubcommand(new SimulateCommand(checkout, out))
            .addSubcommand(new CellsCommand(checkout, out))
            .addSubcommand(new StormCommand(checkout, out))
            .addSubcommand(new SetsCommand(checkout, out))
            .addSubcommand(new MatrixCommand(checkout, out))
            .addSubcommand(new UpgradeCommand(checkout, out))
            .addSubcommand(new SoakCommand(checkout, out))
            .addSubcommand(
                new CommandLine(new FuzzCommand(checkout, out))
                    .addSubcommand(new ParsersCommand(checkout, out)))
            .addSubcommand(new MutantsCommand(checkout, out))
            .addSubcommand(new PlantedCommand(checkout, out))
            .addSubcommand("report", new ReportCommand(checkout))
            .execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name the run");
  }

  /** Writes the report anew from what is kept. */
  @Command(name = "report", description = "Writes docs/reliability.md from docs/reliability.")
  private record ReportCommand(Path checkout) implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
      ReliabilityPage.write(checkout);
      return 0;
    }
  }
}
