package org.showpay.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a long log, the line that a person needs. */
class LastWordsTest {

  @TempDir Path folder;

  @Test
  void springBootsOwnDescriptionIsBest() throws IOException {
    assertThat(
            wordsAfter(
                "ERROR x - \n\nDescription:\n\nFailed to bind:\n\n  Reason: blank\n\nAction:\nDo."))
        .isEqualTo("Failed to bind: Reason: blank");
  }

  @Test
  void elseTheLastCauseIsTold() throws IOException {
    assertThat(wordsAfter("Exception\nCaused by: first\n\tat x\nCaused by: disk full\n\tat y\n"))
        .isEqualTo("Caused by: disk full");
  }

  @Test
  void elseTheLastLineThatIsNotPartOfAStackTrace() throws IOException {
    assertThat(wordsAfter("hello\ngoodbye\n\tat z\n\n")).isEqualTo("goodbye");
  }

  @Test
  void whatAnEarlierRunSaidIsNotTold() throws IOException {
    LogFile log = new LogFile(folder, "x", Clock.systemUTC());
    Files.writeString(
        log.begin("x"), "Description:\n\nold\n\nAction:\n", StandardOpenOption.APPEND);
    log.begin("x");
    assertThat(LastWords.of(log)).isEqualTo("it said nothing");
  }

  @Test
  void aLogThatHasGrownLargeIsPutAside() throws IOException {
    LogFile log = new LogFile(folder, "x", Clock.systemUTC());
    Files.write(log.file(), new byte[11 * 1024 * 1024]);
    log.begin("x");
    assertThat(Files.size(log.file())).isLessThan(100);
    assertThat(folder.resolve("x.log.1")).hasSize(11 * 1024 * 1024);
  }

  private String wordsAfter(String text) throws IOException {
    LogFile log = new LogFile(folder, "x", Clock.systemUTC());
    Files.writeString(log.begin("x"), text, StandardOpenOption.APPEND);
    return LastWords.of(log);
  }
}
