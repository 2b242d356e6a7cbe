package org.showpay.stack.security;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.showpay.stack.look.Looks;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;
import org.springframework.web.client.RestClientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says of each requirement of docs/security.md whether it holds, and what shows it. */
@Command(
    name = "security",
    description = {
      "Says of each of 48 requirements whether it holds, and what shows it: a test that was run"
          + " since the sources changed, or a look at the suite that runs now.",
      "Rows of which nothing was run, and those that do not apply, are not counted as passed."
    },
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {"0:all hold, or do not apply", "1:one does not, or is not shown"})
public final class SecurityCommand implements Callable<Integer> {

  private final Path checkout;
  private final Suites suites;
  private final PrintWriter out;

  @Option(
      names = "--run",
      description = "First runs the tests that are named, by ./mvnw: this takes some minutes.")
  private boolean run;

  /** Checks a checkout, and the suite that it runs. */
  public SecurityCommand(Path checkout, Suites suites, PrintWriter out) {
    this.checkout = checkout;
    this.suites = suites;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SecurityTable table = SecurityTable.read(checkout);
    if (run) {
      new NamedTests(checkout, out).run(table.tests());
    }
    List<Verdict> verdicts = verdicts(table);
    verdicts.forEach(verdict -> out.println(verdict.line()));
    long passed = verdicts.stream().filter(Verdict::passes).count();
    out.println("security: %d of %d".formatted(passed, verdicts.size()));
    return verdicts.stream().allMatch(SecurityCommand::isNoComplaint) ? 0 : 1;
  }

  private static boolean isNoComplaint(Verdict verdict) {
    return verdict.passes()
        || (!verdict.outcomes().isEmpty()
            && verdict.outcomes().stream().allMatch(Outcome.Inapplicable.class::isInstance));
  }

  private List<Verdict> verdicts(SecurityTable table) throws IOException, InterruptedException {
    Optional<Premises> running = suites.running();
    TestReports reports = new TestReports(new TestSources(checkout));
    List<Verdict> verdicts = new ArrayList<>();
    for (Requirement requirement : table.requirements()) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Proof proof : requirement.proofs()) {
        outcomes.add(
            switch (proof) {
              case Proof.Test test -> reports.of(test);
              case Proof.Seen(String look) -> look(look, running);
              case Proof.Missing(String what) -> new Outcome.Missing(what);
              case Proof.Inapplicable(String why) -> new Outcome.Inapplicable(why);
            });
      }
      verdicts.add(new Verdict(requirement, outcomes));
    }
    return verdicts;
  }

  private Outcome look(String name, Optional<Premises> running) throws InterruptedException {
    try {
      Optional<Looks.SourceLook> atSources = Looks.atSources(name);
      if (atSources.isPresent()) {
        return atSources.get().at(checkout);
      }
      Optional<Looks.Look> atASuite = Looks.atASuite(name);
      if (atASuite.isEmpty()) {
        return new Outcome.Failed("there is no look called " + name);
      }
      return running.isEmpty()
          ? new Outcome.NotRun("no suite runs here: ./showpay demo starts one")
          : atASuite.get().at(running.get());
    } catch (IOException | SQLException | RestClientException e) {
      return new Outcome.Failed(name + " could not be looked at: " + e);
    }
  }
}
