package org.showpay.stack.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the races at the counts that we promise: the tests of the build run a tenth of them. */
@Command(
    name = "races",
    description = {
      "Has 50 clients race for 1000 codes, 1000 orders and the refunds of 100 payments, and broken"
          + " twins of the service be caught at it.",
      "These are tests of the auth-server, run by ./mvnw with a database of their own: this needs"
          + " Maven and takes some minutes. Nothing that runs is touched."
    },
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {"0:all hold", "1:one does not, or not all were run", "2:none was run"})
public final class RacesCommand implements Callable<Integer> {

  private static final List<String> MAVEN =
      List.of(
          "./mvnw",
          "-q",
          "test",
          "-pl",
          "auth-server",
          "-am",
          "-Dgroups=races",
          "-Dshowpay.races=full",
          "-Dsurefire.reportNameSuffix=" + RaceReports.SUFFIX,
          "-Dmaven.test.redirectTestOutputToFile=true",
          "-Dcheckstyle.skip",
          "-Dspotless.check.skip");

  private final Path checkout;
  private final PrintWriter out;
  private final PrintWriter err;

  /** Runs the tests of this checkout. */
  public RacesCommand(Path checkout, PrintWriter out, PrintWriter err) {
    this.checkout = checkout;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RaceReports reports =
        new RaceReports(checkout.resolve(Path.of("auth-server", "target", "surefire-reports")));
    reports.clear();
    out.println("showpay: " + String.join(" ", MAVEN));
    out.println("showpay: this needs Maven and takes some minutes …");
    int ended = runMaven();
    List<Race> races = reports.read();
    if (races.isEmpty()) {
      err.println("showpay: no race was run; ./mvnw ended with code " + ended);
      return 2;
    }
    races.forEach(race -> out.println(race.line()));
    long hold = races.stream().filter(Race::holds).count();
    out.println("races: " + hold + " of " + races.size() + " hold");
    if (hold == races.size() && ended != 0) {
      err.println("showpay: not all were run; ./mvnw ended with code " + ended);
    }
    return hold == races.size() && ended == 0 ? 0 : 1;
  }

  private int runMaven() throws IOException, InterruptedException {
    Process maven =
        new ProcessBuilder(MAVEN).directory(checkout.toFile()).redirectErrorStream(true).start();
    try (BufferedReader said = maven.inputReader()) {
      said.lines().forEach(out::println);
    }
    return maven.waitFor();
  }
}
