package org.showpay.stack.check;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Maven writes down of the tests that it ran: a file for each class. */
record RaceReports(Path folder) {

  /** Ends the names of the files, so that no other run's are taken for these. */
  static final String SUFFIX = "races";

  private static final String FILES = "TEST-*-" + SUFFIX + ".xml";

  /** Forgets earlier runs. */
  void clear() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  /** Every race of the last run. */
  List<Race> read() throws IOException {
    List<Race> races = new ArrayList<>();
    for (Path file : files()) {
      for (RanTest test : RanTest.in(file)) {
        races.add(new Race(test.name(), test.seconds(), test.broken()));
      }
    }
    return races;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, FILES)) {
        found.forEach(files::add);
      }
    }
    return files.stream().sorted().toList();
  }
}
