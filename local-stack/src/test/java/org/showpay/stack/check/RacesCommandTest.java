package org.showpay.stack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on top of a Maven that ends as each test wants. */
class RacesCommandTest {

  private static final String HOLDS = "<testcase name=\"chargesACodeOnce\" time=\"61.2\"/>";
  private static final String BROKEN =
      "<testcase name=\"chargesAnOrderOnce\" time=\"9\">"
          + "<failure message=\"order 3: done too often\">at …</failure></testcase>";

  @TempDir Path checkout;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysHowManyHold() throws IOException {
    mavenReports(HOLDS + HOLDS, 0);
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains("needs Maven", "-Dshowpay.races=full", "Maven was here")
        .contains("holds   charges a code once (61.2 s)")
        .endsWith("races: 2 of 2 hold" + System.lineSeparator());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysWhatBroke() throws IOException {
    mavenReports(HOLDS + BROKEN, 1);
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains("BROKEN  charges an order once (9 s)", "order 3: done too often")
        .contains("races: 1 of 2 hold");
  }

  @Test
  void doesNotTakeARunThatWasCutShortForAWholeOne() throws IOException {
    mavenReports(HOLDS, 1);
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("not all were run");
  }

  @Test
  void takesNoEarlierReportForThisRun() throws IOException {
    mavenReports(HOLDS, 0);
    run();
    maven("exit 1");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("no race was run", "code 1");
  }

  private int run() {
    return new CommandLine(new RacesCommand(checkout, writer(out), writer(err))).execute();
  }

  private void mavenReports(String cases, int exitCode) throws IOException {
    maven(
        """
        mkdir -p auth-server/target/surefire-reports
        echo '<testsuite>%s</testsuite>' > auth-server/target/surefire-reports/TEST-x-races.xml
        echo Maven was here
        exit %d
        """
            .formatted(cases, exitCode));
  }

  private void maven(String script) throws IOException {
    Path mvnw = checkout.resolve("mvnw");
    Files.writeString(mvnw, "#!/bin/sh\n" + script);
    assertThat(mvnw.toFile().setExecutable(true)).isTrue();
  }

  private static PrintWriter writer(StringWriter text) {
    return new PrintWriter(text, true);
  }
}
