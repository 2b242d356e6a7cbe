package org.showpay.auth.csv;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values (RFC 4180) that grows line by line. A text that a spreadsheet
 * would take for a formula is written with an apostrophe before it; numbers stay numbers.
 */
public final class CsvLines {

  private static final String FORMULA = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();

  /** Adds a line; what is absent is an empty value. */
  public void add(@Nullable Object... values) {
    text.append(Arrays.stream(values).map(CsvLines::write).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String write(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String word = value.toString();
    if (value instanceof Number || word.isEmpty()) {
      return word;
    }
    boolean formula = FORMULA.indexOf(word.charAt(0)) >= 0;
    return formula || word.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0)
        ? '"' + (formula ? "'" : "") + word.replace("\"", "\"\"") + '"'
        : word;
  }
}
