package org.showpay.contracts.booking;

import java.math.BigInteger;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.showpay.contracts.operation.FollowUpKind;

/**
 * A card company's file: a line of column names, the bookings in the order in which they were made,
 * and the end mark {@code END,count,captured,given back}. Both sums count minor units of whatever
 * currency: they prove that the file is whole, and are not amounts of money.
 */
public record BookingFile(List<BookingLine> lines) {

  private static final String COLUMNS =
      "kind,operation_id,payment_id,amount,currency,approval,booked_at";
  private static final String END = "END";

  /** Keeps the lines as they are. */
  public BookingFile {
    lines = List.copyOf(lines);
  }

  /** The file; each line ends with a line feed. */
  public String text() {
    return Stream.of(Stream.of(COLUMNS), lines.stream().map(BookingLine::text), Stream.of(end()))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when the file is cut off, or is not as it was written
   */
  public static BookingFile read(String text) {
    List<String> all = text.lines().toList();
    if (all.size() < 2 || !all.getFirst().equals(COLUMNS)) {
      throw new IllegalArgumentException("A card company's file begins with " + COLUMNS);
    }
    try {
      List<String> middle = all.subList(1, all.size() - 1);
      BookingFile file = new BookingFile(middle.stream().map(BookingLine::read).toList());
      if (!all.getLast().equals(file.end())) {
        throw new IllegalArgumentException("The end mark is missing or does not fit the lines");
      }
      return file;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("A booking has a time that is none", e);
    }
  }

  private String end() {
    return String.join(
        ",",
        END,
        Integer.toString(lines.size()),
        sum(FollowUpKind.CAPTURE::equals),
        sum(kind -> kind != FollowUpKind.CAPTURE));
  }

  private String sum(Predicate<FollowUpKind> kinds) {
    return lines.stream()
        .filter(line -> kinds.test(line.kind()))
        .map(line -> BigInteger.valueOf(line.amount().amount()))
        .reduce(BigInteger.ZERO, BigInteger::add)
        .toString();
  }
}
