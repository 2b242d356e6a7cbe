package org.showpay.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.process.Child;
import org.showpay.stack.process.Children;
import org.showpay.stack.process.LogFile;

/**
 * Caches of what the JVM learns while a service starts (JEP 514). A service gets one by starting
 * once for practice, on an empty database that is dropped afterwards.
 */
public final class StartupCaches {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** A cache takes about 100 MB; this leaves room for all of them and for the rows. */
  private static final long ROOM_NEEDED = 3L * 1024 * 1024 * 1024;

  private final ServicePrograms programs;
  private final Children children;
  private final Surroundings surroundings;
  private final Consumer<String> progress;
  private final Readiness readiness = new Readiness();

  /** For the services of one stack. */
  public StartupCaches(
      ServicePrograms programs,
      Children children,
      Surroundings surroundings,
      Consumer<String> progress) {
    this.programs = programs;
    this.children = children;
    this.surroundings = surroundings;
    this.progress = progress;
  }

  /** Makes it if it is missing; a service that gets none merely starts more slowly. */
  public void makeIfMissing(ServiceName service, LogFile log) throws Exception {
    Path cache = programs.startupCache(service).orElse(null);
    if (cache == null || Files.exists(cache)) {
      return;
    }
    if (cache.resolveSibling(".").toFile().getUsableSpace() < ROOM_NEEDED) {
      progress.accept("no start-up cache for " + service.text() + ": the disk is nearly full");
      return;
    }
    progress.accept("making a start-up cache for " + service.text() + " (once for each build)");
    Path half = cache.resolveSibling(cache.getFileName() + ".half");
    try {
      practise(service, half, log);
      Files.move(half, cache, StandardCopyOption.ATOMIC_MOVE);
    } catch (StackFailure | NoSuchFileException e) {
      progress.accept("no start-up cache for %s, see %s".formatted(service.text(), log.file()));
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** The cache is written while the service ends, which therefore takes its time. */
  private void practise(ServiceName service, Path cache, LogFile log)
      throws IOException, SQLException, InterruptedException {
    String url = surroundings.database().createTrainingDatabase(service);
    try {
      Child child =
          children.start(
              service.text() + "-practice",
              programs.practice(service, cache),
              surroundings.of(service, url),
              log);
      try {
        readiness.await(child, surroundings.addresses().readinessOf(service), PATIENCE);
      } finally {
        children.end(child, PATIENCE);
      }
    } finally {
      surroundings.database().dropTrainingDatabase(service);
    }
  }
}
