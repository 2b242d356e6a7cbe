package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.showpay.stack.machine.StackFailure;

/** PostgreSQL's own load generator, as the packages of the system bring it. */
public final class Pgbench {

  private static final Pattern SECOND = Pattern.compile("progress: [0-9.]+ s, ([0-9.]+) tps");
  private static final Pattern ALL = Pattern.compile("actually processed: (\\d+)");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path program;

  private Pgbench(Path program) {
    this.program = program;
  }

  /**
   * Finds it.
   *
   * @throws StackFailure when it is missing, saying how to install it
   */
  public static Pgbench find() throws IOException {
    return candidates()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Pgbench::new)
        .orElseThrow(() ->
            StackFailure.beforeStart(
                List.of(
                    "pgbench is missing, with which the limit is measured. Debian and Ubuntu: apt"
                        + " install postgresql-contrib (or postgresql); macOS: brew install"
                        + " postgresql.")));
  }

  private static Stream<Path> candidates() throws IOException {
    Stream<Path> onPath =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
            .map(folder -> Path.of(folder, "pgbench"));
    List<Path> versions = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> folders = Files.list(DEBIAN)) {
        folders.map(it -> it.resolve("bin").resolve("pgbench")).forEach(versions::add);
      }
    }
    return Stream.concat(versions.stream(), onPath);
  }

  /** How often a script came to its end. */
  record Rounds(long all, double perSecond) {}

  /**
   * Runs a script with prepared statements. What counts is the later half of the seconds: in the
   * earlier one each connection plans each statement several times, which those of services have
   * done long ago.
   */
  Rounds run(Path script, LimitDatabase database, int clients, Duration time)
      throws IOException, InterruptedException {
    int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("--no-vacuum", "--protocol=prepared", "--file=" + script));
    command.addAll(List.of("--client=" + clients, "--jobs=" + threads));
    command.addAll(List.of("--time=" + time.toSeconds(), "--progress=1"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    database.tell(builder.environment());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<Double> seconds =
        SECOND.matcher(said).results().map(it -> Double.valueOf(it.group(1))).toList();
    Matcher all = ALL.matcher(said);
    Matcher failed = FAILED.matcher(said);
    boolean anyFailed = failed.find() && !failed.group(1).equals("0");
    if (process.waitFor() != 0
        || anyFailed
        || said.contains("aborted")
        || seconds.isEmpty()
        || !all.find()) {
      throw new IllegalStateException("pgbench with %d clients: %s".formatted(clients, said));
    }
    double later =
        seconds.stream()
            .skip(seconds.size() / 2)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    return new Rounds(Long.parseLong(all.group(1)), later);
  }
}
