package org.showpay.benchmarks.past;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.past.Audit.Access;
import org.showpay.benchmarks.past.PastPayment.Till;
import org.showpay.benchmarks.past.Year.Span;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;

/**
 * A year of payments in the databases of auth-server, adapter and card company: the rows that a
 * payment writes, and that closing and comparing the books wrote later. Services may run meanwhile:
 * some payments at a time become visible at once, with all that belongs to them.
 */
public final class History {

  /** The services that a payment passes. */
  public static final List<ServiceName> BOOKS = List.of(AUTH_SERVER, GATEWAY_ADAPTER, CARD_ISSUER);

  private static final int AT_ONCE = 50_000;

  private final Function<ServiceName, DatabaseAccess> databases;
  private final Consumer<String> progress;
  private final Year year;
  private final OurBooks ours;
  private final OurLedger ledger = new OurLedger();
  private final Comparison comparison = new Comparison();
  private List<Till> tills = List.of();
  private long people;
  private long payments;

  /**
   * Nothing happened yet.
   *
   * @param databases as their superuser sees them; shops are open there
   */
  public History(
      Function<ServiceName, DatabaseAccess> databases, Instant now, Consumer<String> progress) {
    this.databases = databases;
    this.progress = progress;
    this.year = Year.before(now);
    this.ours = new OurBooks(now);
  }

  /** Subscribers with a card each, who pay from now on. */
  public void moveIn(long wanted) throws SQLException, IOException, InterruptedException {
    for (List<Person> some : People.all(wanted, year.begin())) {
      sideBySide(
          () -> Book.write(databases.apply(AUTH_SERVER), book -> People.enrol(book, some)),
          () -> {
            Book.write(databases.apply(GATEWAY_ADAPTER), book -> People.store(book, some));
            Book.write(databases.apply(CARD_ISSUER), book -> People.issue(book, some));
          });
      people += some.size();
      progress.accept("%d of %d subscribers are there".formatted(people, wanted));
    }
    tills = tills();
    Book.write(databases.apply(AUTH_SERVER), book -> comparison.compare(book, year.days()));
  }

  /** Payments until there are so many, the new ones spread over the whole year. */
  public void payUntil(long wanted) throws SQLException, IOException, InterruptedException {
    Span all = new Span(payments, wanted);
    for (long from = all.from(); from < wanted; from += AT_ONCE) {
      Span some = new Span(from, Math.min(wanted, from + AT_ONCE));
      List<PastPayment> paid = year.payments(all, some, tills, people);
      sideBySide(() -> loadOurs(paid), () -> loadOthers(paid));
      payments = some.to();
      progress.accept("%d of %d past payments are there".formatted(payments, wanted));
    }
    Book.write(databases.apply(CARD_ISSUER), OtherBooks::addUp);
    for (ServiceName service : BOOKS) {
      progress.accept("vacuum and analyze: " + service.text());
      run(service, "vacuum (analyze)");
      run(service, "checkpoint");
    }
  }

  /** Two cores, so two at a time: ours is about as much as all others. */
  private static void sideBySide(Work one, Work other) throws InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Future<Boolean>> done =
          List.of(workers.submit(doing(one)), workers.submit(doing(other)));
      for (Future<Boolean> each : done) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The past could not be loaded", e.getCause());
    }
  }

  /** A part of the loading. */
  private interface Work {
    void doIt() throws SQLException, IOException;
  }

  private static Callable<Boolean> doing(Work work) {
    return () -> {
      work.doIt();
      return true;
    };
  }

  private void loadOurs(List<PastPayment> some) throws SQLException, IOException {
    Book.write(
        databases.apply(AUTH_SERVER),
        book -> {
          ours.write(book, some);
          ledger.write(book, some);
          comparison.write(book, some);
        });
  }

  private void loadOthers(List<PastPayment> some) throws SQLException, IOException {
    List<Access> asked = new ArrayList<>();
    for (PastPayment it : some) {
      asked.add(Access.to("POST /v1/codes", "pin-generator-service", it));
      asked.add(
          Access.to("POST /v1/payments", "terminal " + new TerminalId(it.till().terminal()), it));
    }
    Book.write(databases.apply(AUTH_SERVER), book -> Audit.write(book, asked));
    Book.write(
        databases.apply(GATEWAY_ADAPTER),
        book -> {
          OtherBooks.journal(book, some);
          Audit.write(
              book,
              some.stream()
                  .map(it -> Access.to("POST /v1/authorizations", "auth-server", it))
                  .toList());
        });
    Book.write(databases.apply(CARD_ISSUER), book -> OtherBooks.company(book, some));
  }

  private List<Till> tills() throws SQLException {
    List<Till> found = new ArrayList<>();
    try (Connection connection = databases.apply(AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select t.id, m.id, m.name from terminal t join merchant m on m.id = t.merchant_id"
                    + " order by t.id")) {
      while (row.next()) {
        found.add(
            new Till(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("No shop is open: nobody can have been paid");
    }
    return found;
  }

  private void run(ServiceName service, String sql) throws SQLException {
    try (Connection connection = databases.apply(service).open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
