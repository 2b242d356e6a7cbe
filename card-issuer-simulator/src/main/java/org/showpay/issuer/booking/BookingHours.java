package org.showpay.issuer.booking;

import org.showpay.contracts.card.CompanyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a day's file from being written while a booking of that day is still on its way. Whoever
 * books comes in first and looks at the clock then; whoever writes the file waits until all who
 * came in are done. So what is booked later has a later time, and a past day does not change.
 */
@Component
public class BookingHours {

  private final JdbcClient jdbc;

  BookingHours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Comes in to book, until the transaction ends. */
  public void enter(CompanyId company) {
    take("pg_advisory_xact_lock_shared", company);
  }

  /** Waits for all who book, and keeps others waiting until the transaction ends. */
  void close(CompanyId company) {
    take("pg_advisory_xact_lock", company);
  }

  private void take(String lock, CompanyId company) {
    jdbc.sql("select " + lock + "(hashtextextended('booking hours of ' || :company, 0))")
        .param("company", company.text())
        .query((row, number) -> company)
        .single();
  }
}
