package org.showpay.stack.look;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.audit.AuditChain;
import org.showpay.contracts.audit.AuditChain.Finding;
import org.showpay.contracts.audit.AuditChain.Head;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;

/** What was written down of who did what. */
public final class AuditLooks {

  /** The simulators stand for others, who keep books of their own. */
  private static final List<ServiceName> AUDITED =
      List.of(ServiceName.AUTH_SERVER, ServiceName.PIN_GENERATOR, ServiceName.GATEWAY_ADAPTER);

  private AuditLooks() {}

  /** Looks at every row that was written down, and at the signature of each day. */
  public static Outcome chain(Premises premises) throws SQLException, IOException {
    List<String> broken = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (ServiceName service : AUDITED) {
      try (Connection connection = premises.suite().databaseOf(service).open()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Finding finding = AuditChain.verify(connection);
        if (!finding.broken().isEmpty()) {
          broken.add(service.text() + ": " + finding.broken());
        }
        whole.add(
            "%s: %d entries, %d signed days"
                .formatted(
                    service.text(),
                    finding.entries(),
                    signedDays(premises, service, connection, finding.heads(), broken)));
      }
    }
    return broken.isEmpty()
        ? new Outcome.Passed(String.join("; ", whole))
        : new Outcome.Failed(String.join("; ", broken));
  }

  private static int signedDays(
      Premises premises,
      ServiceName service,
      Connection connection,
      Map<LocalDate, Head> heads,
      List<String> broken)
      throws SQLException, IOException {
    int signed = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select day, position, hash, signature from audit_day")) {
      while (row.next()) {
        signed++;
        LocalDate day = row.getObject("day", LocalDate.class);
        Head written =
            new Head(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")));
        DaySignature signature = new DaySignature(row.getString("signature"));
        if (!written.equals(heads.get(day))
            || !signature.isOf(premises.trustedKeys(service), service, day, written)) {
          broken.add(service.text() + ": the end of " + day + " is not as it was signed");
        }
      }
    } catch (ParseException unreadable) {
      broken.add(service.text() + ": a signature cannot be read");
    }
    return signed;
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

  /** What a service signed at the end of a day. */
  private record DaySignature(String text) {

    /** True where this service signed just this. */
    boolean isOf(JWKSet trusted, ServiceName service, LocalDate day, Head head)
        throws ParseException {
      SignedJWT signed = SignedJWT.parse(text);
      JWK key = trusted.getKeyByKeyId(service.text());
      try {
        if (key == null || !signed.verify(new ECDSAVerifier(key.toECKey()))) {
          return false;
        }
      } catch (JOSEException e) {
        return false;
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      return "audit-day".equals(claims.getStringClaim("kind"))
          && day.toString().equals(claims.getStringClaim("day"))
          && head.hash().equals(claims.getStringClaim("hash"))
          && head.position() == claims.getLongClaim("position");
    }
  }
}
