package org.showpay.stack.look;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;

/** What the roles that services log in as may do, by trying it. */
final class RoleLooks {

  private static final String DENIED = "42501";

  /** Each of these would rewrite what happened. */
  private static final Map<ServiceName, List<String>> REWRITES =
      Map.of(
          ServiceName.AUTH_SERVER,
          List.of(
              "update ledger_entry set amount = amount",
              "delete from ledger_entry",
              "update ledger_transaction set kind = kind",
              "delete from payment_move",
              "update console_deed set why = why",
              "truncate console_deed",
              "update audit_entry set result = 0",
              "delete from audit_link",
              "alter table ledger_entry disable trigger all"),
          ServiceName.GATEWAY_ADAPTER,
          List.of(
              "delete from journal",
              "update journal set amount = amount",
              "truncate journal",
              "delete from audit_entry"),
          ServiceName.PIN_GENERATOR,
          List.of("delete from audit_entry", "update audit_link set hash = hash"));

  private RoleLooks() {}

  static Outcome look(Premises premises) throws SQLException {
    List<String> plain =
        DatabaseLooks.column(
            premises,
            ServiceName.AUTH_SERVER,
            "select rolname from pg_authid"
                + " where rolcanlogin and rolpassword not like 'SCRAM-SHA-256$%'");
    if (!plain.isEmpty()) {
      return new Outcome.Failed("passwords that are not kept by SCRAM: " + plain);
    }
    List<String> allowed = new ArrayList<>();
    int tried = 0;
    for (Map.Entry<ServiceName, List<String>> rewrites : REWRITES.entrySet()) {
      for (String rewrite : rewrites.getValue()) {
        tried++;
        if (!isDenied(premises, rewrites.getKey(), rewrite)) {
          allowed.add(rewrite);
        }
      }
    }
    return allowed.isEmpty()
        ? new Outcome.Passed("SCRAM for each role; %d rewrites of evidence denied".formatted(tried))
        : new Outcome.Failed("allowed: " + allowed);
  }

  /** Nothing is changed even where it is allowed. */
  private static boolean isDenied(Premises premises, ServiceName service, String rewrite)
      throws SQLException {
    try (Connection connection = premises.suite().databaseOf(service).open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role " + Secrets.applicationOf(service));
      try {
        statement.execute(rewrite);
        return false;
      } catch (SQLException refused) {
        return DENIED.equals(refused.getSQLState());
      } finally {
        connection.rollback();
      }
    }
  }
}
