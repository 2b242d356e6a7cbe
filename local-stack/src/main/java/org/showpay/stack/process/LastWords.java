package org.showpay.stack.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The part of a log that tells best why its writer ended. */
public final class LastWords {

  private static final int LONGEST = 300;
  private static final String DESCRIPTION = "Description:";
  private static final String ACTION = "Action:";

  private LastWords() {}

  /** Spring Boot's own description, else the last cause, else the last line. */
  public static String of(LogFile log) {
    try {
      return shorten(meaningful(log.linesOfThisRun()));
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private static String meaningful(List<String> lines) {
    return description(lines)
        .or(() -> last(lines.stream().filter(line -> line.startsWith("Caused by: ")).toList()))
        .or(() -> last(lines.stream().filter(LastWords::isSpeech).toList()))
        .orElse("it said nothing");
  }

  private static Optional<String> description(List<String> lines) {
    int start = lines.lastIndexOf(DESCRIPTION);
    if (start < 0) {
      return Optional.empty();
    }
    List<String> said =
        lines.subList(start + 1, lines.size()).stream()
            .takeWhile(line -> !line.startsWith(ACTION))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
  }

  private static boolean isSpeech(String line) {
    return !line.isBlank() && !line.startsWith("\t") && !line.startsWith("    at ");
  }

  private static Optional<String> last(List<String> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
