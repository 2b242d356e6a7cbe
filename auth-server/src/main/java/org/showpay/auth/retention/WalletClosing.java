package org.showpay.auth.retention;

import org.showpay.auth.revocation.Revocations;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes wallets for good: who left neither pays nor signs in, and is erased some time later. */
@Service
public class WalletClosing {

  private final JdbcClient jdbc;
  private final Revocations revocations;

  WalletClosing(JdbcClient jdbc, Revocations revocations) {
    this.jdbc = jdbc;
    this.revocations = revocations;
  }

  /**
   * Takes all codes back and closes the wallet, or does neither. It waits for payments that are
   * being opened, as a freeze does, and then looks for what is open: nothing opens behind it.
   *
   * @throws ProblemException 409 where it is closed already, and while a payment is open
   */
  @Transactional
  public void close(SubscriberId subscriber) {
    revocations.revoke(subscriber, new CodesToRevoke.All());
    markClosed(subscriber);
    forgetPasskeys(subscriber);
    if (hasOpenPayments(subscriber)) {
      throw ProblemException.conflict(
          "PAYMENT_OPEN",
          NextStep.QUERY,
          "A payment, a hold or a refund of this wallet is not finished. Close it afterwards.");
    }
  }

  private void markClosed(SubscriberId subscriber) {
    int closed =
        jdbc.sql(
                """
                update subscriber set state = 'CLOSED', closed_at = now(), version = version + 1
                 where id = :id and state <> 'CLOSED'
                """)
            .param("id", subscriber.uuid())
            .update();
    if (closed == 0) {
      throw ProblemException.conflict(
          "CHANGED_MEANWHILE",
          NextStep.QUERY,
          "It is not as it was when you looked at it. Look again.");
    }
  }

  private void forgetPasskeys(SubscriberId subscriber) {
    jdbc.sql("delete from passkey where subscriber_id = :id")
        .param("id", subscriber.uuid())
        .update();
  }

  private boolean hasOpenPayments(SubscriberId subscriber) {
    return jdbc.sql("select " + OpenPayments.EXIST + " from subscriber s where s.id = :id")
        .param("id", subscriber.uuid())
        .query(Boolean.class)
        .single();
  }
}
