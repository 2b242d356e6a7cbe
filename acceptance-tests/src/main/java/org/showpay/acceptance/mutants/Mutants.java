package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.showpay.acceptance.child.Children;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;

/**
 * Has Maven make mutants of the classes that the profile {@code mutants} names, and try the tests
 * that it names on each. All of its processes end with this one.
 */
public final class Mutants implements AutoCloseable {

  private static final List<String> MODULES = List.of("payment-contracts", "auth-server");
  private static final int LOOK_EVERY = 30;
  private static final int MOST_ERRORS = 10;

  private final Run run;
  private final Path checkout;
  private final Children children = new Children();

  /** Of this checkout. */
  public Mutants(Run run, Path checkout) {
    this.run = run;
    this.checkout = checkout;
  }

  /** Makes them all, and judges. */
  public void hunt() throws IOException, InterruptedException {
    Path log = Files.createDirectories(checkout.resolve(".showpay")).resolve("mutants.log");
    for (MutationReport report : reports()) {
      report.delete();
    }
    if (ended(start(log)) != 0) {
      run.judge(Found.unless("Maven comes to its end", firstErrors(log)));
      return;
    }
    List<Mutant> mutants = new ArrayList<>();
    for (MutationReport report : reports()) {
      mutants.addAll(report.read());
    }
    Judgements judgements = Judgements.read(checkout.resolve("docs/mutants.md"));
    new MutantsVerdict(run, mutants, judgements)
        .judge(TargetClasses.in(checkout.resolve("pom.xml")));
  }

  private Process start(Path log) throws IOException {
    return children.start(
        new ProcessBuilder(
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
            .redirectOutput(log.toFile()));
  }

  private int ended(Process maven) throws IOException, InterruptedException {
    run.progress("Maven compiles, and tries the tests on code that is right");
    while (!maven.waitFor(LOOK_EVERY, TimeUnit.SECONDS)) {
      long begun = 0;
      for (MutationReport report : reports()) {
        begun += report.begun();
      }
      run.progress("%d mutants".formatted(begun));
    }
    return maven.exitValue();
  }

  private List<MutationReport> reports() {
    return MODULES.stream().map(checkout::resolve).map(MutationReport::of).toList();
  }

  private static List<String> firstErrors(Path log) throws IOException {
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .limit(MOST_ERRORS)
                .toList());
    lines.add("all of it is in " + log);
    return lines;
  }

  @Override
  public void close() {
    children.close();
  }
}
