package org.showpay.benchmarks.growth;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.showpay.benchmarks.payment.Machine;
import org.showpay.benchmarks.payment.Results;
import org.showpay.benchmarks.payment.Size;
import org.showpay.stack.StackPlan;
import org.showpay.stack.machine.StackHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./showpay bench growth}: payments a second beside ever more past ones. */
@Command(
    name = "bench growth",
    mixinStandardHelpOptions = true,
    description = "Payments a second beside ever more past ones, and how their rows are found.")
public final class BenchGrowth implements Callable<Integer> {

  private final PrintWriter out;

  @Option(
      names = "--payments",
      split = ",",
      description = "How many past payments (10000,1000000,10000000).")
  private List<Long> payments = List.of(10_000L, 1_000_000L, 10_000_000L);

  @Option(names = "--subscribers", description = "How many have paid them (1000000).")
  private long subscribers = 1_000_000;

  @Option(names = "--seconds", description = "How long each load lasts (30).")
  private int seconds = 30;

  @Option(names = "--clients", split = ",", description = "How many tills at once (8,64).")
  private List<Integer> clients = List.of(8, 64);

  @Option(names = "--json", description = "Where the figures go.")
  private Path json = Path.of("benchmarks/target/bench.json");

  BenchGrowth(PrintWriter out) {
    this.out = out;
  }

  /** Runs the command. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset()); // console
    System.exit(new CommandLine(new BenchGrowth(out)).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    return Results.of(out, this::measure);
  }

  private void measure(Results results) throws Exception {
    Path checkout = Path.of(System.getProperty("showpay.checkout", ".")).toAbsolutePath();
    List<Long> rising = payments.stream().sorted().toList();
    results.put("growth_machine", Machine.described());
    results.say(Machine.described());
    Path home = Files.createTempDirectory("showpay-growth");
    try {
      DiskSpace.require(home, rising.getLast(), subscribers);
      Size size = Size.FULL.lasting(Duration.ofSeconds(seconds)).with(clients);
      new Growth(checkout, StackPlan.of(checkout).beside(home.resolve("load")), size, results)
          .run(rising, subscribers);
      results.write(checkout.resolve(json), name -> !name.startsWith("growth_"));
    } finally {
      StackHome.delete(home);
    }
  }
}
