package org.showpay.contracts.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.audit.AuditChain.Head;

/** The end of a day as a service has signed it. */
record SignedDay(LocalDate day, Head end, String signature) {

  private static final String ALL =
      "select day, position, hash, signature from audit_day order by day";

  /** What the signature is of, and no other statement of the same service. */
  static final String KIND = "audit-day";

  static List<SignedDay> all(Connection connection) throws SQLException {
    List<SignedDay> days = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        days.add(
            new SignedDay(
                row.getObject("day", LocalDate.class), Head.of(row), row.getString("signature")));
      }
    }
    return days;
  }

  /** True where the owner of this key signed just this. */
  boolean isSignedBy(ECKey key) {
    try {
      SignedJWT signed = SignedJWT.parse(signature);
      return signed.verify(new ECDSAVerifier(key)) && says(signed.getJWTClaimsSet());
    } catch (ParseException | JOSEException unreadable) {
      return false;
    }
  }

  private boolean says(JWTClaimsSet claims) throws ParseException {
    return KIND.equals(claims.getStringClaim("kind"))
        && day.toString().equals(claims.getStringClaim("day"))
        && end.hash().equals(claims.getStringClaim("hash"))
        && claims.getClaim("position") instanceof Number position
        && end.position() == position.longValue();
  }
}
