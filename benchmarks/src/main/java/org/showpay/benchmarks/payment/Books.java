package org.showpay.benchmarks.payment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;

/** Whether what tills were told is what was written down, here and at the card companies. */
final class Books {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final RunningStack stack;

  Books(RunningStack stack) {
    this.stack = stack;
  }

  /**
   * Compares.
   *
   * @throws IllegalStateException when they differ: the run is void
   */
  void compare(long approvedAtTills) throws SQLException {
    long payments = count(ServiceName.AUTH_SERVER, "payment where state = 'APPROVED'");
    long journal = count(ServiceName.GATEWAY_ADAPTER, "journal where outcome = 'APPROVED'");
    long company = count(ServiceName.CARD_ISSUER, "authorization_log where outcome = 'APPROVED'");
    if (payments != approvedAtTills || journal != approvedAtTills || company != approvedAtTills) {
      throw new IllegalStateException(
          "VOID: tills were told %d approvals; rows: %d payments, %d in the journal, %d at the card"
                  .formatted(approvedAtTills, payments, journal, company)
              + " companies");
    }
  }

  /** Has the checker of invariants look. */
  Report invariants() throws InterruptedException {
    var books = org.showpay.stack.check.Books.of(stack);
    Report report = new Checker(books, BETWEEN_LOOKS, stack.services()).check();
    if (!report.holds()) {
      throw new IllegalStateException("VOID: " + String.join("\n", report.inWords()));
    }
    return report;
  }

  private long count(ServiceName service, String what) throws SQLException {
    try (Connection connection = stack.databaseOf(service).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + what)) {
      row.next();
      return row.getLong(1);
    }
  }
}
