package org.showpay.auth.till;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/**
 * How far a till has been told: what the database had committed at a moment. A number alone would
 * not do, since a lower one may be committed after a higher one and would then never be told.
 *
 * @param end database transactions from here on had not ended
 * @param running those below it that had not ended either
 */
record Position(long end, List<Long> running) {

  private static final Pattern TEXT = Pattern.compile("\\d{1,18}:(\\d{1,18}(,\\d{1,18})*+)?");
  private static final int LONGEST = 6_000;

  /** The moment of a snapshot as PostgreSQL writes it: {@code xmin:xmax:running}. */
  static Position ofSnapshot(String snapshot) {
    return parse(snapshot.substring(snapshot.indexOf(':') + 1));
  }

  /** A position that a till sends back unread. */
  static Position read(String text) {
    if (text.length() > LONGEST || !TEXT.matcher(text).matches()) {
      throw ProblemException.unprocessable(
          "POSITION_REFUSED",
          NextStep.FIX_REQUEST,
          "A 'Last-Event-ID' is the id of the last event that arrived, unchanged.");
    }
    return parse(text);
  }

  private static Position parse(String text) {
    String[] parts = text.split(":", -1);
    List<Long> running =
        Arrays.stream(parts[1].split(",", -1))
            .filter(number -> !number.isEmpty())
            .map(Long::valueOf)
            .toList();
    return new Position(Long.parseLong(parts[0]), running);
  }

  /** True when what this database transaction decided is told by here. */
  boolean hasSeen(long transaction) {
    return transaction < end && !running.contains(transaction);
  }

  /** True for a position that this database has not reached: it comes from another one. */
  boolean isBeyond(Position now) {
    return end > now.end;
  }

  String text() {
    return end + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
