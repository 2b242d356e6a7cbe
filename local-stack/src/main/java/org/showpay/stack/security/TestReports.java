package org.showpay.stack.security;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.showpay.stack.check.RanTest;
import org.showpay.stack.look.Outcome;

/**
 * What the reports of the last runs say of a test; what was not run since a change says nothing.
 */
final class TestReports {

  private static final Path REPORTS = Path.of("target", "surefire-reports");

  /** A report, and when it was written. */
  private record Dated(RanTest test, FileTime at) {}

  private final TestSources sources;
  private final Map<Path, List<Dated>> byModule = new HashMap<>();

  TestReports(TestSources sources) {
    this.sources = sources;
  }

  Outcome of(Proof.Test test) throws IOException {
    Optional<Path> module = sources.moduleOf(test);
    if (module.isEmpty()) {
      return new Outcome.Failed("no test, or more than one, is called " + test);
    }
    List<RanTest> ran = fresh(module.get(), test);
    if (ran.isEmpty()) {
      return new Outcome.NotRun(test + " was not run since the sources changed");
    }
    return ran.stream()
        .filter(it -> !it.broken().isEmpty())
        .findFirst()
        .<Outcome>map(it -> new Outcome.Failed(test + ": " + it.broken().lines().findFirst().get()))
        .orElseGet(() -> new Outcome.Passed("%s (%d ran)".formatted(test, ran.size())));
  }

  private List<RanTest> fresh(Path module, Proof.Test wanted) throws IOException {
    FileTime changed = sources.lastChange(module);
    List<Dated> newest = new ArrayList<>();
    for (Dated report : reports(module)) {
      if (isOf(report.test(), wanted) && report.at().compareTo(changed) >= 0) {
        newest.add(report);
      }
    }
    FileTime last =
        newest.stream().map(Dated::at).max(FileTime::compareTo).orElse(FileTime.fromMillis(0));
    return newest.stream().filter(it -> it.at().equals(last)).map(Dated::test).toList();
  }

  /** Reports call a test of several examples by its method and the example. */
  private static boolean isOf(RanTest ran, Proof.Test wanted) {
    String type = ran.type().substring(ran.type().lastIndexOf('.') + 1);
    String method = ran.name().split("\\W", 2)[0];
    return type.equals(wanted.type())
        && (wanted.method().isEmpty() || method.equals(wanted.method()));
  }

  private List<Dated> reports(Path module) throws IOException {
    List<Dated> known = byModule.get(module);
    if (known != null) {
      return known;
    }
    List<Dated> reports = new ArrayList<>();
    Path folder = module.resolve(REPORTS);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
        for (Path file : files) {
          FileTime at = Files.getLastModifiedTime(file);
          RanTest.in(file).forEach(test -> reports.add(new Dated(test, at)));
        }
      }
    }
    byModule.put(module, reports);
    return reports;
  }
}
