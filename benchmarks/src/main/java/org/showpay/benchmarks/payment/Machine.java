package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.showpay.stack.machine.StackHome;

/** What the processes of a stack take of the machine, and what machine that is. */
public final class Machine {

  private static final String POSTGRESQL = "postgresql";
  private static final String LOAD = "load generator";
  private static final double KIB_IN_MIB = 1024;

  private final StackHome home;

  Machine(StackHome home) {
    this.home = home;
  }

  /** In one line. */
  public static String described() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String cpu = System.getProperty("os.arch");
    if (Files.exists(cpus)) {
      try (Stream<String> lines = Files.lines(cpus)) {
        cpu =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(cpu);
      }
    }
    return "%d cores of %s, %s %s, JDK %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            cpu,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  /** CPU time of each part so far. */
  Map<String, Duration> cpu() throws IOException {
    Map<String, Duration> cpu = new LinkedHashMap<>();
    for (Map.Entry<String, List<ProcessHandle>> part : parts().entrySet()) {
      cpu.put(
          part.getKey(),
          part.getValue().stream()
              .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(Duration.ZERO, Duration::plus));
    }
    cpu.put(LOAD, ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    return cpu;
  }

  /** Memory of each part in MiB; what processes share is counted once where the system tells. */
  Map<String, Double> residentMib() throws IOException, InterruptedException {
    Map<String, Double> resident = new LinkedHashMap<>();
    for (Map.Entry<String, List<ProcessHandle>> part : parts().entrySet()) {
      double kib = 0;
      for (ProcessHandle process : part.getValue()) {
        kib += residentKib(process.pid());
      }
      resident.put(part.getKey(), kib / KIB_IN_MIB);
    }
    return resident;
  }

  private Map<String, List<ProcessHandle>> parts() throws IOException {
    Map<String, List<ProcessHandle>> parts = new LinkedHashMap<>();
    try (Stream<Path> notes = Files.list(home.run())) {
      for (Path note : notes.filter(it -> it.toString().endsWith(".pid")).sorted().toList()) {
        String file = String.valueOf(note.getFileName());
        String name = file.substring(0, file.length() - ".pid".length());
        process(note).ifPresent(it -> parts.put(name, List.of(it)));
      }
    }
    process(home.data().resolve("postmaster.pid"))
        .ifPresent(
            it -> parts.put(POSTGRESQL, Stream.concat(Stream.of(it), it.descendants()).toList()));
    return parts;
  }

  private static Optional<ProcessHandle> process(Path note) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(note).getFirst().strip()));
  }

  private static double residentKib(long pid) throws IOException, InterruptedException {
    Path parts = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    if (Files.isReadable(parts)) {
      try (Stream<String> lines = Files.lines(parts)) {
        return lines
            .filter(line -> line.startsWith("Pss:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
            .sum();
      }
    }
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    ps.waitFor();
    return said.isEmpty() ? 0 : Double.parseDouble(said);
  }
}
