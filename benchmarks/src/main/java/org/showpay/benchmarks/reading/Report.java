package org.showpay.benchmarks.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table on the console and the same in JSON. */
final class Report {

  private static final double P99 = 0.99;
  private static final double MEDIAN = 0.5;

  private final Race race;
  private final List<String> readers;

  Report(Race race, List<String> readers) {
    this.race = race;
    this.readers = readers;
  }

  /** Markdown; per cent read, and in brackets how many wrong codes of a pay code's length. */
  String table() {
    StringBuilder table = new StringBuilder("| pictures | shown |");
    readers.forEach(reader -> table.append(' ').append(reader).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(readers.size())).append('\n');
    race.rows()
        .forEach((row, tallies) -> {
          if (isInTable(row)) {
            table.append("| ").append(row).append(" | ").append(shown(tallies)).append(" |");
            readers.forEach(reader -> table.append(cell(tallies.get(reader))));
            table.append('\n');
          }
        });
    return table.toString();
  }

  /** Rows of one carrier under one fault are for the file only. */
  private static boolean isInTable(String row) {
    return row.split(" ").length < 3 || row.contains("severity");
  }

  private static int shown(Map<String, Race.Tally> tallies) {
    return tallies.values().stream().mapToInt(Race.Tally::shown).max().orElse(0);
  }

  private static String cell(Race.@org.jspecify.annotations.Nullable Tally tally) {
    if (tally == null) {
      return " |";
    }
    String wrong = tally.wrong() == 0 ? "" : " (" + tally.wrong() + ")";
    return " %.0f%s |".formatted(tally.rate(), wrong);
  }

  /** CPU milliseconds by reader for each part of the corpus. */
  String times() {
    StringBuilder table = new StringBuilder("| CPU ms: mean, median, p99 |");
    readers.forEach(reader -> table.append(' ').append(reader).append(" |"));
    table.append("\n|---|").append("---|".repeat(readers.size())).append('\n');
    race.rows()
        .forEach((row, tallies) -> {
          if (!row.contains(" ")) {
            table.append("| ").append(row).append(" |");
            readers.forEach(reader -> table.append(time(tallies.get(reader))));
            table.append('\n');
          }
        });
    return table.toString();
  }

  private static String time(Race.@org.jspecify.annotations.Nullable Tally tally) {
    return tally == null || tally.meanMillis() == 0
        ? " |"
        : " %.1f, %.1f, %.0f |"
            .formatted(tally.meanMillis(), tally.millisAt(MEDIAN), tally.millisAt(P99));
  }

  String json(long seed) {
    return race.rows().entrySet().stream()
        .map(row -> "  \"%s\": {\n%s\n  }".formatted(row.getKey(), json(row.getValue())))
        .collect(Collectors.joining(",\n", "{\n  \"seed\": " + seed + ",\n", "\n}\n"));
  }

  private static String json(Map<String, Race.Tally> tallies) {
    return tallies.entrySet().stream()
        .map(entry -> json(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",\n"));
  }

  private static String json(String reader, Race.Tally tally) {
    return String.format(
        Locale.ROOT,
        "    \"%s\": {\"shown\": %d, \"right\": %d, \"wrong\": %d, \"cpuMillis\": %.2f,"
            + " \"cpuMillisP50\": %.2f, \"cpuMillisP99\": %.2f}",
        reader,
        tally.shown(),
        tally.right(),
        tally.wrong(),
        tally.meanMillis(),
        tally.millisAt(MEDIAN),
        tally.millisAt(P99));
  }
}
