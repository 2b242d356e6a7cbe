package org.showpay.auth.reconciliation;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.id.TypedId;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A card company's file, read as a whole or refused as a whole. */
record CompanyFile(List<Line> lines) {

  static final String HEADER = "kind,operation_id,payment_id,amount,currency,approval,booked_at";

  private static final int COLUMNS = 7;

  /** One thing that the card company did. */
  record Line(
      Kind kind,
      OperationId operation,
      PaymentId payment,
      Money amount,
      String approval,
      Instant bookedAt) {}

  /**
   * Reads a file of this day.
   *
   * @throws ProblemException when it does not end as it should, or a line is wrong
   */
  static CompanyFile read(String text, Window day) {
    List<String> rows = text.lines().toList();
    if (rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
      throw damaged(1, "is not the header " + HEADER);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < rows.size() - 1; i++) {
      lines.add(line(rows.get(i), i + 1, day));
    }
    if (!rows.getLast().equals(end(lines))) {
      throw damaged(rows.size(), "is not the end that belongs to these lines, " + end(lines));
    }
    return new CompanyFile(lines);
  }

  private static Line line(String row, int number, Window day) {
    String[] values = row.split(",", -1);
    if (values.length != COLUMNS) {
      throw damaged(number, "does not have " + COLUMNS + " values");
    }
    try {
      Line line = line(values);
      if (!day.isOfDay(line.bookedAt())) {
        throw damaged(number, "is of another day than " + day.day() + " in " + day.zone());
      }
      return line;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged(number, "cannot be read");
    }
  }

  private static Line line(String[] values) {
    if (!values[3].matches("[0-9]{1,18}") || !values[5].matches("[A-Za-z0-9-]{0,32}")) {
      throw new IllegalArgumentException("Neither an amount nor an approval number");
    }
    Kind kind = Kind.valueOf(values[0]);
    Money amount = Money.of(Long.parseLong(values[3]), values[4]);
    if (!amount.isPositive() && kind != Kind.REVERSAL) {
      throw new IllegalArgumentException("Nothing moved");
    }
    return new Line(
        kind,
        operation(values[1]),
        PaymentId.of(values[2]),
        amount,
        values[5],
        Instant.parse(values[6]));
  }

  /** A capture that came with the authorization may be named by its payment. */
  private static OperationId operation(String text) {
    return text.startsWith("pay_")
        ? new OperationId(TypedId.read("pay", text))
        : OperationId.of(text);
  }

  private static String end(List<Line> lines) {
    return "END," + lines.size() + ',' + sum(lines, true) + ',' + sum(lines, false);
  }

  private static BigInteger sum(List<Line> lines, boolean captured) {
    return lines.stream()
        .filter(line -> (line.kind() == Kind.CAPTURE) == captured)
        .map(line -> BigInteger.valueOf(line.amount().amount()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static ProblemException damaged(int line, String what) {
    return new ProblemException(
        HttpStatus.BAD_GATEWAY,
        "FILE_DAMAGED",
        NextStep.STOP,
        "Line " + line + " of the card company's file " + what + ". Nothing of it was taken.");
  }
}
