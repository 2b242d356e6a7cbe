package org.showpay.acceptance.fuzz;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;

/** What is left to be done when stories are over, but for telling servers that they made up. */
final class Backlog {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Stand stand;
  private final String left;

  Backlog(Stand stand, Market market) {
    this.stand = stand;
    this.left = Aftermath.BACKLOG + ofNobody(market.receiver().port());
  }

  private static String ofNobody(int receiver) {
    return """
     - (select count(*) from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
         where d.state = 'WAITING' and e.url not like 'http://localhost:%d/%%')
    """
        .formatted(receiver);
  }

  /** Waits until nothing is, and says how long that took, or that it never was. */
  String await() throws SQLException {
    long from = System.nanoTime();
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      long count = count(statement);
      while (count > 0 && System.nanoTime() - from < LONGEST.toNanos()) {
        Waiting.pause(BETWEEN);
        count = count(statement);
      }
      String after = Run.seconds(Duration.ofNanos(System.nanoTime() - from));
      return count == 0
          ? "backlog clear after " + after
          : "backlog not clear after %s: %d left".formatted(after, count);
    }
  }

  private long count(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(left)) {
      row.next();
      return row.getLong(1);
    }
  }
}
