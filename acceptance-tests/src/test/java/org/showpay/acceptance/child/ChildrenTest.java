package org.showpay.acceptance.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process is left behind, whatever its parents do meanwhile. */
class ChildrenTest {

  private static final int MANY = 60;

  /** Has so many children, and another as soon as the first has ended. */
  private static final String PARENT =
      """
      started() { echo $! >> "$0"; }
      sleep 600 & started
      first=$!
      i=1
      while [ $i -lt $1 ]; do sleep 600 & started; i=$((i+1)); done
      echo all
      wait $first
      sleep 600 & started
      wait
      """;

  @TempDir Path folder;

  private Path numbers;

  @BeforeEach
  void nobodyIsThere() throws IOException {
    numbers = Files.createFile(folder.resolve("numbers"));
  }

  @AfterEach
  void nobodyStays() throws IOException {
    running().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void endsAParentBeforeItReplacesWhatHasEnded() throws Exception {
    try (Children children = new Children()) {
      Process parent =
          children.start(
              new ProcessBuilder("sh", "-c", PARENT, numbers.toString(), String.valueOf(MANY)));
      assertThat(parent.inputReader().readLine()).isEqualTo("all");
      assertThat(running()).hasSize(MANY);
    }
    await().until(() -> running().isEmpty());
    assertThat(numbers).content().hasLineCount(MANY);
  }

  @Test
  void startsNothingOnceAllWereEnded() {
    Children children = new Children();
    children.close();
    Path late = folder.resolve("late");
    assertThatThrownBy(() -> children.start(new ProcessBuilder("touch", late.toString())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no other is started");
    assertThat(late).doesNotExist();
  }

  /** One that has ended and was not yet waited for has a number, but no command any more. */
  private List<ProcessHandle> running() throws IOException {
    return Files.readAllLines(numbers).stream()
        .map(Long::valueOf)
        .map(ProcessHandle::of)
        .flatMap(Optional::stream)
        .filter(process -> process.info().command().isPresent())
        .toList();
  }
}
