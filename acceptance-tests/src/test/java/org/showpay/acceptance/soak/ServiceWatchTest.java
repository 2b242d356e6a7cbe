package org.showpay.acceptance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.acceptance.record.Found;
import org.showpay.contracts.trust.ServiceName;

/** A process that keeps what it took is found out from outside, and one that does not is not. */
class ServiceWatchTest {

  private static final int WARM_UP = 10;
  private static final int LOOKS = 40;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration HORIZON = Duration.ofHours(6);

  @TempDir Path folder;

  @Test
  void catchesAProcessThatKeepsWhatItTook() throws Exception {
    assertThat(broken("keeps"))
        .containsExactly(
            "heap of card-issuer-simulator does not grow",
            "threads of card-issuer-simulator does not grow",
            "open files of card-issuer-simulator does not grow");
  }

  @Test
  void leavesAProcessInPeaceThatDoesNot() throws Exception {
    assertThat(broken("returns")).isEmpty();
  }

  private List<String> broken(String habit) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes").toString(),
                Hoarder.class.getName(),
                habit)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Book book = Book.begin(folder.resolve(habit + ".csv"));
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        PrintStream questions =
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      work(WARM_UP, questions, answers);
      watch(process, book, questions, answers);
    } finally {
      process.destroyForcibly();
    }
    return book.growths().stream()
        .map(growth -> growth.judge(HORIZON))
        .filter(found -> !found.holds())
        .map(Found::name)
        .toList();
  }

  private static void watch(
      Process process, Book book, PrintStream questions, BufferedReader answers) throws Exception {
    try (ServiceWatch watch = ServiceWatch.ofWarm(ServiceName.CARD_ISSUER, process.pid())) {
      for (int i = 0; i < LOOKS; i++) {
        work(1, questions, answers);
        watch.look(EVERY.multipliedBy(i), Map.of(), book);
      }
    }
  }

  private static void work(int times, PrintStream questions, BufferedReader answers)
      throws Exception {
    for (int i = 0; i < times; i++) {
      questions.println("more");
      assertThat(answers.readLine()).isEqualTo("done");
    }
  }
}
