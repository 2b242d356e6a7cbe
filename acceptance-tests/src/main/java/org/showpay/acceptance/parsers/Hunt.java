package org.showpay.acceptance.parsers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.showpay.acceptance.child.Children;

/** A process of the fuzzer, from its start to its end. */
final class Hunt {

  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final Children children;
  private final Consumer<Heard> progress;

  Hunt(Children children, Consumer<Heard> progress) {
    this.children = children;
    this.progress = progress;
  }

  /**
   * How it ended.
   *
   * @param code of the process; 0 where nothing broke
   */
  record Ended(Heard heard, int code, Duration took) {}

  Ended run(ProcessBuilder fuzzer) throws IOException, InterruptedException {
    Instant begun = Instant.now();
    Process process = children.start(fuzzer);
    Heard heard = new Heard();
    Instant told = begun;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.line(line);
        if (heard.inputs() > 0 && told.plus(BETWEEN).isBefore(Instant.now())) {
          told = Instant.now();
          progress.accept(heard);
        }
      }
    }
    return new Ended(heard, process.waitFor(), Duration.between(begun, Instant.now()));
  }
}
