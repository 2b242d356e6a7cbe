package org.showpay.cat.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.showpay.cat.authorization.AfterSales;
import org.showpay.cat.till.Till;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Page;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi.Comparison;
import org.showpay.contracts.till.TillOfficeApi.Difference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Holds a batch against the auth-server's books, sale by sale: that it was charged, how much, and
 * how much of it was given back. A sale without an outcome is held against them too: should they
 * say that it was charged, the till does not know of money that it has.
 */
@Service
public class OtherBooks {

  /** A merchant's payments come newest first; so many pages are looked through for a batch. */
  private static final int MOST_PAGES = 50;

  private final Tills tills;
  private final AfterSales line;
  private final JdbcClient database;

  OtherBooks(Tills tills, AfterSales line, JdbcClient database) {
    this.tills = tills;
    this.line = line;
    this.database = database;
  }

  private record Booked(String receipt, PaymentId payment, boolean open, String says) {

    boolean differsFrom(PaymentView theirs) {
      return open ? theirs.state() == PaymentState.APPROVED : !says.equals(words(theirs));
    }
  }

  /** Compares; a sale that the auth-server does not list is a difference too. */
  public Comparison compare(TillId at, int batch) {
    Till till = tills.find(at);
    Map<PaymentId, Booked> open = new LinkedHashMap<>();
    booked(at, batch).forEach(sale -> open.put(sale.payment, sale));
    int all = open.size();
    List<Difference> differences = new ArrayList<>();
    boolean complete = walk(till, open, differences);
    if (complete) {
      open.values().stream()
          .filter(sale -> !sale.open)
          .forEach(sale -> differences.add(difference(sale, "no such payment")));
    }
    return new Comparison(batch, all, complete, differences);
  }

  /** Takes off what was found; false when the auth-server did not answer to the end. */
  private boolean walk(Till till, Map<PaymentId, Booked> open, List<Difference> differences) {
    String after = null;
    for (int page = 0; page < MOST_PAGES && !open.isEmpty(); page++) {
      Optional<Page> answer = line.payments(till.apiKey(), after);
      if (answer.isEmpty()) {
        return false;
      }
      for (PaymentView theirs : answer.get().payments()) {
        Booked ours = open.remove(theirs.paymentId());
        if (ours != null && ours.differsFrom(theirs)) {
          differences.add(difference(ours, words(theirs)));
        }
      }
      after = answer.get().next();
      if (after == null) {
        return true;
      }
    }
    return open.isEmpty();
  }

  private static Difference difference(Booked ours, String theirs) {
    return new Difference(ours.receipt, ours.payment, ours.says, theirs);
  }

  private static String words(PaymentView theirs) {
    return theirs.state() == PaymentState.APPROVED
        ? words(theirs.captured(), theirs.refunded())
        : theirs.state().name();
  }

  private static String words(Money charged, Money givenBack) {
    return "charged " + charged + ", given back " + givenBack;
  }

  /** What was charged in the batch; and whatever is open, since it may belong to any. */
  private List<Booked> booked(TillId till, int batch) {
    return database
        .sql(
            """
            select s.order_id, s.payment_id, s.state = 'OPEN', s.amount, s.currency,
              (select coalesce(sum(r.amount), 0) from refund r
               where r.payment_id = s.payment_id and r.state = 'DONE') as given_back
            from sale s
            where s.till_id = ? and (s.batch = ? and s.state = 'APPROVED' or s.state = 'OPEN')
            """)
        .params(till.uuid(), batch)
        .query((row, number) -> booked(row))
        .list();
  }

  private static Booked booked(ResultSet row) throws SQLException {
    boolean open = row.getBoolean(3);
    Money charged = Money.of(row.getLong(4), row.getString(5));
    Money givenBack = Money.of(row.getLong(6), row.getString(5));
    return new Booked(
        row.getString(1),
        new PaymentId(row.getObject(2, UUID.class)),
        open,
        open ? "outcome unknown" : words(charged, givenBack));
  }
}
