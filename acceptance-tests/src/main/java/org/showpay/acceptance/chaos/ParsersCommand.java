package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.parsers.Parsers;
import org.showpay.acceptance.record.Run;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes inputs for every parser of what strangers send, guided by what they reach in it. */
@Command(
    name = "parsers",
    description = {
      "Makes inputs for every parser of what strangers send, guided by what they reach in it"
          + " (Jazzer), and judges what comes of each.",
      "An input that breaks one is kept at .showpay/fuzz/targets, and the command is told that"
          + " gives it again."
    })
final class ParsersCommand implements Callable<Integer> {

  private static final int FULL = 10;
  private static final Duration BRIEF = Duration.ofSeconds(20);

  private final Path checkout;
  private final PrintWriter out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--minutes",
      description = "How long at each (${DEFAULT-VALUE}), at least 1; of fewer nothing is kept.")
  private int minutes = FULL;

  @Option(names = "--short", description = "20 seconds at each.")
  private boolean brief;

  @Option(
      names = "--only",
      description = "Targets whose name contains this pattern; nothing is kept then.")
  private String only = "";

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Gives this input again to the targets of --only.")
  private @Nullable Path replay;

  @Option(
      names = "--keep-inputs",
      description = "Keeps in each module's tests what reaches more than what is kept there.")
  private boolean keepInputs;

  @Option(names = "--keep", description = "Keep what is found in docs/reliability.")
  private boolean keep;

  ParsersCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  private void check() {
    CommandLine fuzz = spec.commandLine().getParent();
    if (fuzz != null && !fuzz.getParseResult().matchedOptions().isEmpty()) {
      throw refused("What is wished of it stands behind 'parsers'");
    }
    if (minutes < 1) {
      throw refused("--minutes is 1 at least: a fuzzer that is told 0 never ends");
    }
    if (replay != null && !Files.isRegularFile(replay)) {
      throw refused("There is no file " + replay);
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private boolean isWhole() {
    return replay == null && only.isEmpty() && !brief && minutes >= FULL;
  }

  @Override
  public Integer call() throws Exception {
    check();
    Run run = new Run("fuzz parsers", checkout, out);
    try (Parsers parsers = new Parsers(run, checkout)) {
      if (replay == null) {
        Duration each = brief ? BRIEF : Duration.ofMinutes(minutes);
        parsers.hunt(new Parsers.Size(each, only, keepInputs));
      } else {
        parsers.replay(only, replay);
      }
    }
    return run.end(keep && isWhole());
  }
}
