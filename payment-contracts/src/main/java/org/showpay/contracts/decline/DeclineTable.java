package org.showpay.contracts.decline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.showpay.contracts.problem.NextStep;

/** What is known of each reason to refuse a payment, as a Markdown table has it. */
public final class DeclineTable {

  private static final List<String> HEADER =
      List.of("reason", "ISO 8583", "the cashier is told", "the consumer is told", "nextStep");
  private static final Pattern ISO_CODE = Pattern.compile("[0-9A-Z]{2}");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private DeclineTable(List<List<String>> lines) {
    if (lines.size() < 2 || !lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException("The table of declines begins with the columns " + HEADER);
    }
    for (List<String> cells : lines.subList(2, lines.size())) {
      Row row = Row.of(cells);
      if (rows.putIfAbsent(row.reason, row) != null) {
        throw new IllegalStateException("The table of declines has " + row.reason + " twice");
      }
    }
  }

  /**
   * Reads the table out of a file that lies beside a class.
   *
   * @throws IllegalStateException when it has not exactly one well-formed row for each reason
   */
  public static DeclineTable read(Class<?> beside, String file, List<String> reasons) {
    try (InputStream stream = beside.getResourceAsStream(file)) {
      Objects.requireNonNull(stream, () -> file + " is missing beside " + beside.getName());
      return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8), reasons);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the one table in a Markdown text.
   *
   * @throws IllegalStateException when it has not exactly one well-formed row for each reason
   */
  public static DeclineTable of(String markdown, List<String> reasons) {
    DeclineTable table =
        new DeclineTable(
            markdown
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(DeclineTable::cells)
                .toList());
    refuse("lacks", without(reasons, table.rows.keySet()));
    refuse("has what is no reason:", without(table.rows.keySet(), reasons));
    return table;
  }

  /** What is known of this reason. */
  public Row row(String reason) {
    return Objects.requireNonNull(rows.get(reason), () -> reason + " is no reason");
  }

  private static List<String> cells(String line) {
    List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    return parts.subList(1, parts.size() - 1);
  }

  private static Set<String> without(Iterable<String> all, Iterable<String> those) {
    Set<String> rest = new LinkedHashSet<>();
    all.forEach(rest::add);
    those.forEach(rest::remove);
    return rest;
  }

  private static void refuse(String complaint, Set<String> reasons) {
    if (!reasons.isEmpty()) {
      throw new IllegalStateException(
          "The table of declines " + complaint + " " + String.join(", ", reasons));
    }
  }

  /**
   * What is known of one reason.
   *
   * @param isoCode the response code of ISO 8583 field 39
   * @param cashier what the cashier may say
   * @param consumer what the consumer's phone may show
   * @param nextStep what the till should do now
   */
  public record Row(
      String reason, String isoCode, String cashier, String consumer, NextStep nextStep) {

    private static Row of(List<String> cells) {
      if (cells.size() != HEADER.size()
          || cells.stream().anyMatch(String::isEmpty)
          || !ISO_CODE.matcher(cells.get(1)).matches()) {
        throw new IllegalStateException("The table of declines has a malformed row: " + cells);
      }
      return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), step(cells));
    }

    private static NextStep step(List<String> cells) {
      return Arrays.stream(NextStep.values())
          .filter(step -> step.name().equals(cells.getLast()))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("The table of declines has no such step: " + cells));
    }
  }
}
