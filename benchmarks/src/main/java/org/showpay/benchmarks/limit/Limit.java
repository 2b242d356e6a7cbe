package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.showpay.stack.database.DatabaseAccess;

/** How many payments a second PostgreSQL could take if nothing stood above it. */
public final class Limit {

  /** Where the script is kept in a checkout. */
  public static final Path SCRIPT =
      Path.of("benchmarks/src/main/resources/org/showpay/benchmarks/limit/payment.sql");

  private static final List<Integer> CLIENTS = List.of(1, 8, 32, 64);
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  /** More a second than any one machine does. */
  private static final int MOST_PER_SECOND = 3_000;

  private static final int LEAST_SUBSCRIBERS = 1_000;
  private static final int EARLIER_CLIENTS = 8;
  private static final Duration EARLIER = Duration.ofSeconds(5);

  private final Pgbench pgbench;
  private final DatabaseAccess server;
  private final Path checkout;

  public Limit(Pgbench pgbench, DatabaseAccess server, Path checkout) {
    this.pgbench = pgbench;
    this.server = server;
    this.checkout = checkout;
  }

  /** By the number of clients; each lasts for this long. */
  public Map<Integer, Double> measure(Duration each, Consumer<String> progress)
      throws SQLException, IOException, InterruptedException {
    requireDurability();
    int payments = Math.toIntExact(MOST_PER_SECOND * (each.toSeconds() + 1));
    LimitDatabase database =
        LimitDatabase.make(server, checkout, Math.max(LEAST_SUBSCRIBERS, payments / 4));
    try {
      makeEarlierPayments(database);
      Map<Integer, Double> rates = new LinkedHashMap<>();
      for (int clients : CLIENTS) {
        database.refill(payments);
        long before = database.approved();
        Pgbench.Rounds rounds = pgbench.run(checkout.resolve(SCRIPT), database, clients, each);
        requireRows(rounds.all(), database.approved() - before);
        rates.put(clients, rounds.perSecond());
        progress.accept(
            "pgbench, %2d clients: %.1f payments/s".formatted(clients, rounds.perSecond()));
      }
      return rates;
    } finally {
      database.drop(server);
    }
  }

  /**
   * PostgreSQL plans by what it knows of its tables. Of empty ones it knows that they are read as a
   * whole, and triggers would go on to do so, payment after payment, until it looks again.
   */
  private void makeEarlierPayments(LimitDatabase database)
      throws SQLException, IOException, InterruptedException {
    database.refill(Math.toIntExact(MOST_PER_SECOND * (EARLIER.toSeconds() + 1)));
    pgbench.run(checkout.resolve(SCRIPT), database, EARLIER_CLIENTS, EARLIER);
    database.lookAtTables();
  }

  /** A script whose statements find nothing would be fast. */
  private static void requireRows(long claimed, long written) {
    if (written != claimed) {
      throw new IllegalStateException(
          "pgbench claims %d payments, and wrote %d: the script does not do what it says"
              .formatted(claimed, written));
    }
  }

  private void requireDurability() throws SQLException {
    try (Connection connection = server.open();
        Statement statement = connection.createStatement()) {
      for (String setting : DURABLE) {
        ResultSet row = statement.executeQuery("show " + setting);
        if (!row.next() || !row.getString(1).equals("on")) {
          throw new IllegalStateException(
              "Without " + setting + " nothing that is measured counts");
        }
      }
    }
  }
}
