package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures, as they come on the console and in the end in a file. */
final class Results {

  private final PrintWriter out;
  private final Map<String, String> fields = new LinkedHashMap<>();

  Results(PrintWriter out) {
    this.out = out;
  }

  /** A line for whoever watches. */
  void say(String line) {
    out.println(line);
  }

  /** A figure. */
  void put(String name, double value) {
    fields.put(name, Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value));
  }

  /** Words. */
  void put(String name, String value) {
    fields.put(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  /** One object of numbers and words. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        fields.entrySet().stream()
            .map(field -> "  \"%s\": %s".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
  }
}
