package org.showpay.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ./showpay chaos storm} refuses before it starts anything. */
class StormCommandTest {

  @TempDir Path checkout;

  @ParameterizedTest
  @CsvSource({
    "--quarter 5, '1, 2, 3 or 4'",
    "--quarter -1, '1, 2, 3 or 4'",
    "--quarter 1 --short, 'give it or --short, not both'"
  })
  void refuses(String words, String why) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new StormCommand(checkout, new PrintWriter(new StringWriter())))
            .setErr(new PrintWriter(err, true))
            .execute(words.split(" "));
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(why);
  }
}
