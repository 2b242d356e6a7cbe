package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;

/**
 * Has Maven make mutants of the classes that the profile {@code mutants} names, and try the tests
 * that it names on each. All of its processes end with this one.
 */
public final class Hunt implements AutoCloseable {

  private static final List<String> MODULES = List.of("payment-contracts", "auth-server");
  private static final int LOOK_EVERY = 30;
  private static final int LAST_LINES = 10;

  private final Run run;
  private final Path checkout;
  private final Path log;
  private final Process maven;
  private final Thread atExit = new Thread(this::stop);

  /** Begins it, on this checkout. */
  public Hunt(Run run, Path checkout) throws IOException {
    this.run = run;
    this.checkout = checkout;
    this.log = Files.createDirectories(checkout.resolve(".showpay")).resolve("mutants.log");
    for (Path report : reports()) {
      Files.deleteIfExists(report);
    }
    this.maven = start();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            checkout.resolve("mvnw").toString(),
            "--batch-mode",
            "-Pmutants",
            "-Dcheckstyle.skip",
            "-Dspotless.check.skip",
            "-pl",
            String.join(",", MODULES),
            "-am",
            "process-test-classes")
        .directory(checkout.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Waits for its end, and judges. */
  public void judge() throws IOException, InterruptedException {
    run.progress("Maven compiles, and tries the tests on code that is right");
    while (!maven.waitFor(LOOK_EVERY, TimeUnit.SECONDS)) {
      long begun = 0;
      for (Path report : reports()) {
        begun += MutationReport.begun(report);
      }
      run.progress("%d mutants".formatted(begun));
    }
    if (maven.exitValue() != 0) {
      run.judge(Found.unless("Maven comes to its end", lastLines()));
      return;
    }
    List<Mutant> mutants = new ArrayList<>();
    for (Path report : reports()) {
      mutants.addAll(MutationReport.read(report));
    }
    new MutantsVerdict(run, mutants, Judgements.read(checkout.resolve("docs/mutants.md"))).judge();
  }

  private List<Path> reports() {
    return MODULES.stream()
        .map(module -> checkout.resolve(module).resolve("target/pit-reports/mutations.xml"))
        .toList();
  }

  private List<String> lastLines() throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> line.startsWith("[ERROR]")).toList();
    List<String> last = new ArrayList<>(lines.subList(0, Math.min(LAST_LINES, lines.size())));
    last.add("all of it is in " + log);
    return last;
  }

  private void stop() {
    maven.descendants().forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly();
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
