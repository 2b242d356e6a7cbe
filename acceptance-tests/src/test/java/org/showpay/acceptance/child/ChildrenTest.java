package org.showpay.acceptance.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process is left behind, whatever its parents do meanwhile. */
class ChildrenTest {

  private static final int LONGEST = 10;

  @TempDir Path folder;

  @Test
  void endsAParentBeforeItReplacesWhatHasEnded() throws Exception {
    Path numbers = folder.resolve("numbers");
    Process parent;
    try (Children children = new Children()) {
      parent =
          children.start(
              new ProcessBuilder(
                  "sh",
                  "-c",
                  "while :; do sleep 600 & echo $! >> \"$0\"; echo one; wait; done",
                  numbers.toString()));
      assertThat(parent.inputReader().readLine()).isEqualTo("one");
    }
    assertThat(parent.waitFor(LONGEST, TimeUnit.SECONDS)).isTrue();
    List<String> started = Files.readAllLines(numbers);
    for (String number : started) {
      requireEnded(Long.parseLong(number));
    }
    assertThat(started).hasSize(1);
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

  private static void requireEnded(long number) throws Exception {
    ProcessHandle process = ProcessHandle.of(number).orElse(null);
    if (process != null) {
      try {
        process.onExit().get(LONGEST, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        process.destroyForcibly();
        throw new AssertionError("A child outlives its parent", e);
      }
    }
  }
}
