package org.showpay.stack.look;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.audit.AuditProof;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;
import org.showpay.stack.suite.Suite;

/** What was written down of who did what. */
public final class AuditLooks {

  private AuditLooks() {}

  /** Looks at every row that was written down, and at the signature of each day. */
  public static Outcome chain(Premises premises) throws SQLException, IOException {
    List<String> broken = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (ServiceName service : AuditProof.SERVICES) {
      AuditProof proof = proof(premises.suite(), service);
      proof.broken().ifPresent(words -> broken.add(service.text() + ": " + words));
      whole.add(
          "%s: %d entries, %d signed days"
              .formatted(service.text(), proof.entries(), proof.signedDays()));
    }
    return broken.isEmpty()
        ? new Outcome.Passed(String.join("; ", whole))
        : new Outcome.Failed(String.join("; ", broken));
  }

  private static AuditProof proof(Suite suite, ServiceName service)
      throws SQLException, IOException {
    try (Connection connection = suite.databaseOf(service).open()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return AuditProof.of(service, connection, suite.trustedKeys());
    }
  }

  /** Calls some routes, and looks for what was written down of just these calls. */
  static Outcome ofCalls(Premises premises) throws IOException, SQLException, InterruptedException {
    String marker = "none-" + Long.toHexString(System.nanoTime());
    List<String> calls =
        List.of("/v1/payments/", "/v1/reconciliations/", "/v1/settlements/", "/v1/merchants/");
    for (String call : calls) {
      HttpLooks.send(premises, ServiceName.AUTH_SERVER, "GET " + call + marker, "", true);
    }
    String written =
        "select count(*) from audit_entry where (what || object) like '%" + marker + "%'";
    int found = 0;
    for (int look = 0; look < 40 && found < calls.size(); look++) {
      Waiting.pause(Duration.ofMillis(250));
      found =
          Integer.parseInt(
              DatabaseLooks.column(premises, ServiceName.AUTH_SERVER, written).getFirst());
    }
    List<String> nulls =
        DatabaseLooks.column(
            premises,
            ServiceName.AUTH_SERVER,
            "select id from audit_entry"
                + " where num_nulls(who, what, at, result, origin, object) > 0");
    return found == calls.size() && nulls.isEmpty()
        ? new Outcome.Passed(
            "each of %d calls is a row with who, what, when, from where, on what, and the result"
                .formatted(found))
        : new Outcome.Failed(
            "%d of %d calls are written down; with holes: %s"
                .formatted(found, calls.size(), nulls));
  }
}
