package org.showpay.stack.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The check on a small checkout, with reports as each test wants them. */
class SecurityCommandTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH.plus(Duration.ofDays(9000)));
  private static final String ROW = "| 1 | Codes are spent once | ASVS | `CodeTest.once` |%n";

  @TempDir Path checkout;

  private final StringWriter out = new StringWriter();

  @Test
  void passesWhatATestShowsThatWasRunSinceTheSourcesChanged() throws IOException {
    page(ROW);
    source("CodeTest");
    report("<testcase classname='a.CodeTest' name='once()' time='1'/>");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("pass", "CodeTest.once (1 ran)", "security: 1 of 1");
  }

  @Test
  void takesNoTestForRunThatWasRunBeforeAChange() throws IOException {
    page(ROW);
    Path source = source("CodeTest");
    Path report = report("<testcase classname='a.CodeTest' name='once' time='1'/>");
    Files.setLastModifiedTime(report, LONG_AGO);
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("not run", "since the sources changed", "security: 0 of 1");
    assertThat(source).exists();
  }

  @Test
  void failsWhatATestFailsAndWhatWasSkipped() throws IOException {
    page(ROW + "| 2 | Another | ASVS | `CodeTest.other` |%n");
    source("CodeTest");
    report(
        """
        <testcase classname='a.CodeTest' name='once(int)[1]' time='1'/>
        <testcase classname='a.CodeTest' name='once(int)[2]' time='1'>
          <failure message='spent twice'>at</failure></testcase>
        <testcase classname='a.CodeTest' name='other' time='1'><skipped/></testcase>
        """);
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAIL", "spent twice", "CodeTest.other: skipped", "security: 0 of 2");
  }

  @Test
  void countsNeitherWhatIsMissingNorWhatDoesNotApply() throws IOException {
    page(
        """
        | 1 | One | ASVS | `look nowhere` |
        | 2 | Two | ASVS | `CodeTest.once`; missing: the other half |
        | 3 | Three | ASVS | does not apply: there is no OAuth here |
        | 4 | Four | ASVS | nothing that proves anything |
        | 5 | Five | ASVS | `look closed-doors` |
        """);
    source("CodeTest");
    report("<testcase classname='a.CodeTest' name='once' time='1'/>");
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains("there is no look called nowhere")
        .contains("missing", "the other half")
        .contains("does not apply", "there is no OAuth here")
        .contains("nothing is named that proves it")
        .contains("no suite runs here")
        .endsWith("security: 0 of 5" + System.lineSeparator());
  }

  @Test
  void complainsOfNothingWhereAllElseDoesNotApply() throws IOException {
    page("| 1 | One | ASVS | does not apply: there is no OAuth here |%n");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("security: 0 of 1");
  }

  @Test
  void findsAKeyAndACardNumberInASourceAndOnlyThere() throws IOException {
    page(
        """
        | 1 | Keys | ASVS | `look no-secret-in-the-sources` |
        | 2 | Cards | ASVS | `look only-test-cards-in-the-sources` |
        """);
    source("CodeTest");
    assertThat(run()).isZero();
    String scheme = "4111" + "111111111111";
    String key = "spk" + "_" + "a".repeat(43);
    Files.writeString(checkout.resolve("notes.txt"), scheme + "\n" + key + "\n920011123456789\n");
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("notes.txt: a key", "notes.txt: " + scheme);
  }

  private int run() {
    return new CommandLine(
            new SecurityCommand(checkout, Optional::empty, new PrintWriter(out, true)))
        .execute();
  }

  private void page(String rows) throws IOException {
    Files.createDirectories(checkout.resolve("docs"));
    Files.writeString(checkout.resolve(Path.of("docs", "security.md")), rows.formatted());
  }

  private Path source(String type) throws IOException {
    Path folder =
        Files.createDirectories(checkout.resolve(Path.of("m", "src", "test", "java", "a")));
    Path source = Files.writeString(folder.resolve(type + ".java"), "class " + type + " {}");
    Files.setLastModifiedTime(source, FileTime.from(LONG_AGO.toInstant().plusSeconds(60)));
    return source;
  }

  private Path report(String cases) throws IOException {
    Path folder =
        Files.createDirectories(checkout.resolve(Path.of("m", "target", "surefire-reports")));
    return Files.writeString(folder.resolve("TEST-a.xml"), "<testsuite>" + cases + "</testsuite>");
  }
}
