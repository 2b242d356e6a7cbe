package org.showpay.acceptance.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes {@code docs/reliability.md} from what the runs have left in {@code docs/reliability}. */
public final class ReliabilityPage {

  /** Every run of the programme, whether there is an instrument for it yet or not. */
  private static final List<String> RUNS =
      List.of(
          "cells",
          "storm",
          "storm short",
          "sets",
          "sets short",
          "planted",
          "simulate",
          "matrix",
          "fuzz",
          "fuzz short",
          "fuzz parsers",
          "soak",
          "soak short",
          "upgrade",
          "upgrade short",
          "mutants");

  /** In how many parts what takes long may be made, and kept. */
  public static final int QUARTERS = 4;

  private ReliabilityPage() {}

  /** Writes it anew. */
  public static void write(Path checkout) throws IOException {
    List<String> table = new ArrayList<>();
    List<String> details = new ArrayList<>();
    List<String> runs = RUNS.stream().flatMap(run -> asMade(checkout, run)).toList();
    for (String run : runs) {
      Path file = fileOf(checkout, run);
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        table.add(row(run, lines));
        details.add("### " + run + "\n\n```\n" + String.join("\n", figures(lines)) + "\n```\n");
      } else {
        table.add("| `chaos %s` | **not run** | | |".formatted(run));
      }
    }
    Files.writeString(
        checkout.resolve("docs/reliability.md"),
        template()
            .replace("{{runs}}", String.join("\n", table))
            .replace("{{figures}}", figuresOf(details)));
  }

  /** What takes longer than somebody has may have been made in quarters. */
  private static Stream<String> asMade(Path checkout, String run) {
    List<String> quarters =
        IntStream.rangeClosed(1, QUARTERS).mapToObj(i -> run + " quarter " + i).toList();
    boolean inQuarters =
        !Files.exists(fileOf(checkout, run))
            && quarters.stream().anyMatch(quarter -> Files.exists(fileOf(checkout, quarter)));
    return inQuarters ? quarters.stream() : Stream.of(run);
  }

  private static Path fileOf(Path checkout, String run) {
    return checkout.resolve("docs/reliability/" + run.replace(' ', '-') + ".txt");
  }

  private static String figuresOf(List<String> details) {
    return details.isEmpty() ? "No run has been kept yet." : String.join("\n", details).strip();
  }

  private static String row(String run, List<String> lines) {
    return "| `chaos %s` | %s | %s, %s | [output](reliability/%s.txt) |"
        .formatted(
            run,
            lines.getLast().substring(lines.getLast().indexOf(':') + 2),
            word(lines, "date"),
            word(lines, "commit"),
            run.replace(' ', '-'));
  }

  private static String word(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** All but what held and needs no more words. */
  private static List<String> figures(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("holds ")).toList();
  }

  private static String template() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReliabilityPage.class.getResourceAsStream("reliability.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
