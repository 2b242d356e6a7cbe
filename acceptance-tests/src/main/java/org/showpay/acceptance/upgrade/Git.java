package org.showpay.acceptance.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What git says of a checkout. */
record Git(Path checkout) {

  /** The answer, or nothing where git has none; it is told what it misses in its own words. */
  Optional<String> ask(String... words) throws IOException, InterruptedException {
    Process git = start(words);
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
  }

  /** Has it do something. */
  void must(String... words) throws IOException, InterruptedException {
    Process git = start(words);
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (git.waitFor() != 0) {
      throw new IOException("git " + String.join(" ", words) + ": " + said);
    }
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(checkout.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
