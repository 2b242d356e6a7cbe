package org.showpay.benchmarks.payment;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.showpay.benchmarks.limit.Pgbench;
import org.showpay.stack.StackPlan;
import org.showpay.stack.machine.StackHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./showpay bench}: payments a second, beside what the database could, and their weight. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Payments a second beside the database's own limit, and what they weigh.")
public final class BenchPayments implements Callable<Integer> {

  private final PrintWriter out;

  @Option(names = "--smoke", description = "Shows in seconds that the harness works.")
  private boolean smoke;

  @Option(names = "--seconds", description = "How long each load lasts (30).")
  private int seconds;

  @Option(names = "--write-script", description = "Writes pgbench's script anew first.")
  private boolean writeScript;

  @Option(names = "--only", split = ",", description = "Some of limit, load, weight.")
  private Set<String> only = Set.of();

  @Option(names = "--clients", split = ",", description = "How many tills at once (1,8,32,64,128).")
  private List<Integer> clients = Size.FULL.clients();

  @Option(names = "--json", description = "Where the figures go.")
  private Path json = Path.of("benchmarks/target/bench.json");

  BenchPayments(PrintWriter out) {
    this.out = out;
  }

  /** Runs the command. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset()); // console
    System.exit(new CommandLine(new BenchPayments(out)).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    return Results.of(out, this::measure);
  }

  private void measure(Results results) throws Exception {
    Path checkout = Path.of(System.getProperty("showpay.checkout", ".")).toAbsolutePath();
    Pgbench pgbench = Pgbench.find();
    results.put("machine", Machine.described());
    results.say(Machine.described());
    Path home = Files.createTempDirectory("showpay-bench");
    try {
      StackPlan plan = StackPlan.of(checkout);
      if (is("weight") && !smoke) {
        new Weight(plan.beside(home.resolve("whole"))).measure(results);
      }
      Experiment experiment =
          new Experiment(checkout, plan.beside(home.resolve("load")), size(), results);
      if (is("limit") || is("load") || writeScript) {
        experiment.run(is("limit") ? pgbench : null, is("load"), writeScript);
      }
      results.write(checkout.resolve(json), name -> name.startsWith("growth_"));
    } finally {
      StackHome.delete(home);
    }
  }

  private boolean is(String part) {
    return only.isEmpty() || only.contains(part);
  }

  private Size size() {
    if (smoke) {
      return Size.SMOKE;
    }
    Size full = seconds > 0 ? Size.FULL.lasting(Duration.ofSeconds(seconds)) : Size.FULL;
    return full.with(clients);
  }
}
