package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.showpay.stack.machine.StackFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures, as they come on the console and in the end in a file. */
public final class Results {

  private static final int VOID = 1;

  private final PrintWriter out;
  private final String prefix;
  private final Map<String, String> fields;

  /** Nothing is measured yet. */
  public Results(PrintWriter out) {
    this(out, "", new LinkedHashMap<>());
  }

  private Results(PrintWriter out, String prefix, Map<String, String> fields) {
    this.out = out;
    this.prefix = prefix;
    this.fields = fields;
  }

  /** What is to be measured. */
  @FunctionalInterface
  public interface Measurement {

    /** Measures; an {@link IllegalStateException} says why its figures are void. */
    void run(Results results) throws Exception;
  }

  /** Measures, with one line for whatever stops it; returns the exit code of the command. */
  public static int of(PrintWriter out, Measurement measurement) throws Exception {
    try {
      measurement.run(new Results(out));
      return 0;
    } catch (StackFailure failure) {
      failure.line().lines().forEach(line -> out.println("showpay: " + line));
      return failure.exitCode();
    } catch (IllegalStateException broken) {
      out.println("showpay: " + broken.getMessage());
      return VOID;
    }
  }

  /** Figures among these whose names all begin like this. */
  public Results under(String beginning) {
    return new Results(out, beginning, fields);
  }

  /** A line for whoever watches. */
  public void say(String line) {
    out.println(line);
  }

  /** A figure. */
  public void put(String name, double value) {
    String written = Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value);
    fields.put(prefix + name, written);
  }

  /** Words. */
  public void put(String name, String value) {
    fields.put(prefix + name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  /**
   * One object of numbers and words.
   *
   * @param kept which names stay as they stand in the file, where nothing was measured for them
   */
  public void write(Path file, Predicate<String> kept) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      for (Map.Entry<String, JsonNode> field :
          JsonMapper.builder().build().readTree(Files.readString(file)).properties()) {
        if (kept.test(field.getKey())) {
          fields.putIfAbsent(field.getKey(), field.getValue().toString());
        }
      }
    }
    Files.writeString(
        file,
        fields.entrySet().stream()
            .map(field -> "  \"%s\": %s".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
  }
}
