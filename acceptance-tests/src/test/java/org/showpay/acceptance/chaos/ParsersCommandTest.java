package org.showpay.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ./showpay chaos fuzz parsers} refuses, rather than that it never ends or lies. */
class ParsersCommandTest {

  @TempDir Path checkout;

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "parsers --minutes 0, --minutes is 1 at least",
    "parsers --minutes -1, --minutes is 1 at least",
    "parsers --replay mistyped, There is no file",
    "parsers --replay ., There is no file",
    "--keep parsers --short, behind 'parsers'",
    "--requests 5 parsers, behind 'parsers'",
    "--short parsers --only Pixels, behind 'parsers'"
  })
  void refuses(String words, String why) {
    assertThat(run(words)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(why);
  }

  @Test
  void looksForTheTargetsOtherwise() {
    assertThat(run("parsers --minutes 1 --keep")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("There is no target of this name");
  }

  private int run(String words) {
    PrintWriter out = new PrintWriter(new StringWriter());
    return new CommandLine(new FuzzCommand(checkout, out))
        .addSubcommand(new ParsersCommand(checkout, out))
        .setErr(new PrintWriter(err, true))
        .execute(words.split(" "));
  }
}
