package org.showpay.issuer.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.showpay.contracts.booking.BookingFile;
import org.showpay.contracts.booking.BookingLine;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.request.Requests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a company's file of a day from the company's own postings alone. */
@Component
class BookingFiles {

  private static final String POSTINGS =
      """
      select operation_id, payment_id, kind, amount, currency, approval, booked_at
        from posting
       where company = :company and booked_on = :day
       order by booked_at, operation_id
      """;

  private final BookingHours hours;
  private final JdbcClient jdbc;
  private final Clock clock;

  BookingFiles(BookingHours hours, JdbcClient jdbc, Clock clock) {
    this.hours = hours;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The file of a day by the company's calendar.
   *
   * @throws ProblemException 422 for a day that has not begun
   */
  @Transactional
  public BookingFile of(CardCompany company, LocalDate day) {
    hours.close(company.name());
    if (day.isAfter(company.dayAt(clock.instant()))) {
      throw Requests.invalid("day", "has not begun for " + company.displayName());
    }
    return new BookingFile(lines(company, day));
  }

  private List<BookingLine> lines(CardCompany company, LocalDate day) {
    return jdbc.sql(POSTINGS)
        .param("company", company.name().text())
        .param("day", day)
        .query((row, number) -> line(row))
        .list();
  }

  private static BookingLine line(ResultSet row) throws SQLException {
    return new BookingLine(
        FollowUpKind.valueOf(row.getString("kind")),
        new OperationId(row.getObject("operation_id", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("currency")),
        new ApprovalNumber(row.getString("approval")),
        row.getObject("booked_at", OffsetDateTime.class).toInstant());
  }
}
