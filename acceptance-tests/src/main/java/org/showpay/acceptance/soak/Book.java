package org.showpay.acceptance.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured, in memory and, a line for each, in a file for whoever wants to draw it.
 */
final class Book {

  private final Map<Measure, Series> series = new LinkedHashMap<>();
  private final Path file;

  private Book(Path file) {
    this.file = file;
  }

  /** An empty one. */
  static Book begin(Path file) throws IOException {
    Files.writeString(file, "seconds,measure,value\n");
    return new Book(file);
  }

  void write(Duration at, Measure measure, double value) throws IOException {
    series.computeIfAbsent(measure, it -> new Series()).add(at, value);
    Files.writeString(
        file,
        at.toSeconds() + "," + measure.name() + "," + value + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
  }

  /** What all of it says, in the order in which it was first written. */
  List<Growth> growths() {
    return series.entrySet().stream().map(it -> Growth.of(it.getKey(), it.getValue())).toList();
  }
}
