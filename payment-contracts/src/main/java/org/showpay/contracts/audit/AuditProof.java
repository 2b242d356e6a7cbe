package org.showpay.contracts.audit;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.showpay.contracts.audit.AuditChain.Head;
import org.showpay.contracts.trust.ServiceName;

/**
 * Whether a service's audit is as it was written, and each of its days as it was signed.
 *
 * @param entries how many hang on each other
 * @param signedDays how many days are signed
 * @param broken the first row that is not as it was, in words
 */
public record AuditProof(long entries, int signedDays, Optional<String> broken) {

  /** Whose audit there is: the simulators stand for others, who keep books of their own. */
  public static final List<ServiceName> SERVICES =
      List.of(ServiceName.AUTH_SERVER, ServiceName.PIN_GENERATOR, ServiceName.GATEWAY_ADAPTER);

  /**
   * Looks at every entry and at every signature.
   *
   * @param snapshot of the database of the service: what is added meanwhile is not seen
   * @param keys read only where a day is signed
   * @throws IOException when a day is signed, and the key to check it with is not there
   */
  public static AuditProof of(ServiceName service, Connection snapshot, TrustedKeys keys)
      throws SQLException, IOException {
    AuditChain.Finding chain = AuditChain.verify(snapshot);
    List<SignedDay> days = SignedDay.all(snapshot);
    Optional<String> broken = chain.broken();
    if (broken.isEmpty()) {
      broken = unsigned(days, chain.ends());
    }
    if (broken.isEmpty() && !days.isEmpty()) {
      broken = forged(days, service, keys);
    }
    return new AuditProof(chain.entries(), days.size(), broken);
  }

  /** The day that the chain ends in may not be over; each day before it was signed as it ended. */
  private static Optional<String> unsigned(
      List<SignedDay> days, NavigableMap<LocalDate, Head> ends) {
    Set<LocalDate> signed = new HashSet<>();
    for (SignedDay day : days) {
      signed.add(day.day());
      // A day without entries ends as the one before it did.
      Map.Entry<LocalDate, Head> end = ends.floorEntry(day.day());
      if (end == null || !end.getValue().equals(day.end())) {
        return Optional.of("the end of " + day.day() + " is not as it was signed");
      }
    }
    return ends.keySet().stream()
        .filter(day -> !day.equals(ends.lastKey()) && !signed.contains(day))
        .findFirst()
        .map(day -> "the end of " + day + " is not signed");
  }

  private static Optional<String> forged(
      List<SignedDay> days, ServiceName service, TrustedKeys keys) throws IOException {
    ECKey key = keys.of(service);
    return days.stream()
        .filter(day -> !day.isSignedBy(key))
        .findFirst()
        .map(day -> "the end of " + day.day() + " is not signed by " + service.text());
  }
}
