package org.showpay.auth.retention;

import java.util.List;
import java.util.UUID;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Subscribers whose wallet is closed. Their rows stay, since payments name them by id; what says
 * who they were goes.
 */
@Repository
class LeftSubscribers {

  private static final String DUE =
      " s.state = 'CLOSED' and s.erased_at is null"
          + " and s.closed_at < now() - interval '30 days' and not "
          + OpenPayments.EXIST;

  /** What proves somebody, and what they allowed: nothing else names these rows. */
  private static final List<String> THEIRS_ALONE =
      List.of(
          "factor",
          "body_template",
          "factor_challenge",
          "seen_capture",
          "factor_ceiling",
          "approval_key",
          "approval_question",
          "passkey",
          "passkey_question",
          "spending_limit",
          "code_pace");

  private final JdbcClient jdbc;

  LeftSubscribers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Some who left long enough ago, with nothing open. */
  List<SubscriberId> due(int limit) {
    return jdbc.sql(
            "select s.id from subscriber s where" + DUE + " order by s.closed_at limit :limit")
        .param("limit", limit)
        .query((row, n) -> new SubscriberId(row.getObject("id", UUID.class)))
        .list();
  }

  /** Erases who somebody was, all or nothing; not while something of theirs is open. */
  @Transactional
  void erase(SubscriberId subscriber) {
    if (isDueStill(subscriber)) {
      THEIRS_ALONE.forEach(
          table -> change("delete from " + table + " where subscriber_id = :id", subscriber));
      change(
          """
          update handset set key_hash = 'erased ' || id, state = 'OUT_OF_USE', version = version + 1
           where subscriber_id = :id
          """,
          subscriber);
      change(
          """
          update card set nickname = '', last4 = '0000', state = 'REMOVED', backup = null,
                 available = null, currency = null, version = version + 1
           where subscriber_id = :id
          """,
          subscriber);
      change(
          """
          update subscriber set phone_number = null, sealed_number = null, number_index = null,
                 login_id = null, erased_at = now(), version = version + 1
           where id = :id
          """,
          subscriber);
    }
  }

  /** An instance of the version before leaves what it does not know of. */
  void finishWhatTheVersionBeforeErased() {
    jdbc.sql(
            """
            update subscriber set sealed_number = null, number_index = null
             where erased_at is not null and sealed_number is not null
            """)
        .update();
    jdbc.sql(
            """
            delete from passkey p using subscriber s
             where s.id = p.subscriber_id and s.state = 'CLOSED'
            """)
        .update();
  }

  /** Another instance may have been faster, or a merchant has begun to give money back. */
  private boolean isDueStill(SubscriberId subscriber) {
    return !jdbc.sql(
            "select from subscriber s where s.id = :id and" + DUE + " for no key update of s")
        .param("id", subscriber.uuid())
        .query()
        .listOfRows()
        .isEmpty();
  }

  private void change(String statement, SubscriberId subscriber) {
    jdbc.sql(statement).param("id", subscriber.uuid()).update();
  }
}
