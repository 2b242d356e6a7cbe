package org.showpay.auth.paycode;

import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries of the payment password of whoever shows a code, inside the transaction that writes
 * the payment down. It needs a live code, so that nobody can lock a stranger out, and one code
 * allows three tries at most.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CodePasswords {

  private final JdbcClient jdbc;
  private final Factors factors;

  CodePasswords(JdbcClient jdbc, Factors factors) {
    this.jdbc = jdbc;
    this.factors = factors;
  }

  /** Whether a password may be tried with this code, and against what. */
  public sealed interface Try {

    /** It may, and the try has been counted. */
    record Counted(SubscriberId subscriber, String hash) implements Try {

      @Override
      public String toString() {
        return "Counted[" + subscriber + "]";
      }
    }

    /** It may not. */
    record Refused(DeclineReason reason) implements Try {}
  }

  /** Counts one try, before the password is looked at. */
  public Try countTry(PayCodeDigest digest) {
    Optional<SubscriberId> subscriber = ownerOfLiveCode(digest);
    if (subscriber.isEmpty()) {
      return new Try.Refused(DeclineReason.CODE_NOT_LIVE);
    }
    return factors
        .countTry(subscriber.get(), FactorKind.PAYMENT_PASSWORD)
        .<Try>map(hash -> new Try.Counted(subscriber.get(), hash))
        .orElse(new Try.Refused(DeclineReason.PASSWORD_LOCKED));
  }

  private Optional<SubscriberId> ownerOfLiveCode(PayCodeDigest digest) {
    return jdbc.sql(
            """
            update pay_code set password_tries = password_tries + 1
             where digest = :digest and state = 'LIVE' and expires_at > now()
               and password_tries < 3
            returning subscriber_id
            """)
        .param("digest", digest.bytes())
        .query(UUID.class)
        .optional()
        .map(SubscriberId::new);
  }
}
