package org.showpay.acceptance.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.showpay.acceptance.child.Children;
import org.showpay.acceptance.child.ServiceLibraries;
import org.showpay.acceptance.record.Run;

/**
 * Processes that play histories, one for each core, on the auth-server's packed libraries and its
 * test classes. They end with this one.
 */
public final class Simulated implements AutoCloseable {

  private static final String SERVICE = "auth-server";
  private static final String MAIN = "org.showpay.auth.simulation.Simulation";

  private final Run run;
  private final Path checkout;
  private final Findings findings = new Findings();
  private final Children children = new Children();

  /** Of this run. */
  public Simulated(Run run, Path checkout) {
    this.run = run;
    this.checkout = checkout;
  }

  /**
   * What is played.
   *
   * @param bug the name of what is broken on purpose; NONE for nothing
   */
  public record Size(long from, int seeds, int events, String bug) {}

  /** Plays all of them, and judges. */
  public void play(Size size) throws IOException, InterruptedException {
    String path = classPath();
    int parts = Math.min(size.seeds(), Runtime.getRuntime().availableProcessors());
    List<Process> processes = new ArrayList<>();
    List<Thread> listeners = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Process process = start(path, size, part, parts);
      processes.add(process);
      int number = part;
      listeners.add(Thread.ofVirtual().start(() -> listen(process, number, size.seeds())));
    }
    for (Thread listener : listeners) {
      listener.join();
    }
    int failed = 0;
    for (Process process : processes) {
      failed += process.waitFor() > 1 ? 1 : 0;
    }
    new SimulationVerdict(run, findings, size).judge(failed);
  }

  private Process start(String path, Size size, int part, int parts) throws IOException {
    int seeds = size.seeds() / parts + (part < size.seeds() % parts ? 1 : 0);
    return children.start(
        new ProcessBuilder(
            ServiceLibraries.java(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1",
            "-Dlogback.configurationFile=simulation-logback.xml",
            "-cp",
            path,
            MAIN,
            Long.toString(size.from() + part),
            Integer.toString(seeds),
            Integer.toString(parts),
            Integer.toString(size.events()),
            size.bug()));
  }

  private void listen(Process process, int part, int seeds) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int told = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (findings.hear(part, line) && ++told % 20 == 0) {
          run.progress("%,d of %,d histories".formatted(findings.played(), seeds));
        }
      }
    } catch (IOException e) {
      run.progress("a process of the simulation is heard no more: " + e.getMessage());
    }
  }

  private String classPath() throws IOException, InterruptedException {
    Path classes = checkout.resolve("auth-server/target/test-classes");
    if (!Files.exists(classes.resolve(MAIN.replace('.', '/') + ".class"))) {
      throw new IOException(classes + " has no simulation; build with ./mvnw -DskipTests package");
    }
    Path folder = checkout.resolve(".showpay/simulation");
    return classes + ":" + ServiceLibraries.unpack(checkout, SERVICE, folder);
  }

  @Override
  public void close() {
    children.close();
  }
}
