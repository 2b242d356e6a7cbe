package org.showpay.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures and prints JMH's table: {@code java -jar
 * benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar} after {@code ./mvnw -q -pl benchmarks -am
 * package -DskipTests}. It takes JMH's own options, such as {@code -f 1 -wi 1 -i 3 "Reading.*"};
 * {@code -h} lists them.
 */
public final class Benchmarks {

  /** All benchmarks of this package, and none that a library may bring. */
  static final String ALL = "org\\.showpay\\.benchmarks\\..*";

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @throws CommandLineOptionException for an option that JMH does not know
   * @throws RunnerException when a benchmark fails
   * @throws IOException when the console is gone
   */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    if (given.shouldHelp()) {
      given.showHelp();
      return;
    }
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given).shouldFailOnError(true);
    if (given.getIncludes().isEmpty()) {
      options.include(ALL);
    }
    new Runner(options.build()).run();
  }
}
