package org.showpay.acceptance;

import java.util.List;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.ServiceName;

/**
 * Something that would break an invariant: it is planted in the books of the story, and the checker
 * must name the invariant and who breaks it.
 *
 * @param names what the checker must name
 */
record BrokenTwin(String invariant, String bug, String names, List<Row> rows) {

  /** Stands in the SQL for the first purchase, which was approved. */
  static final String COFFEE = "$coffee";

  /** Stands for the purchase of which a part was refunded. */
  static final String CAKE = "$cake";

  /** Stands for a payment that was declined because its code had been used for the coffee. */
  static final String DECLINED = "$declined";

  /** Stands for a payment that no service ever saw. */
  static final String STRANGER = "$stranger";

  /** A row that is written wrongly. */
  record Row(ServiceName service, String sql) {}

  static BrokenTwin of(String invariant, String bug, String names, Row... rows) {
    return new BrokenTwin(invariant, bug, names, List.of(rows));
  }

  /** The same with the payments of this story in the place of their names. */
  BrokenTwin in(Players players) {
    return new BrokenTwin(
        invariant,
        bug,
        players.named(names),
        rows.stream().map(row -> new Row(row.service, players.written(row.sql))).toList());
  }

  @Override
  public String toString() {
    return invariant + ": " + bug;
  }

  /** The payments of one story. */
  record Players(PaymentId coffee, PaymentId cake, PaymentId declined, PaymentId stranger) {

    private String named(String text) {
      return text.replace(COFFEE, coffee.toString())
          .replace(CAKE, cake.toString())
          .replace(DECLINED, declined.toString())
          .replace(STRANGER, stranger.toString());
    }

    private String written(String sql) {
      return sql.replace(COFFEE, quoted(coffee))
          .replace(CAKE, quoted(cake))
          .replace(DECLINED, quoted(declined))
          .replace(STRANGER, quoted(stranger));
    }

    private static String quoted(PaymentId payment) {
      return "'" + payment.uuid() + "'::uuid";
    }
  }
}
