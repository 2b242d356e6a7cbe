package org.showpay.pin.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * That codes and packs were given to handsets, and the sessions in which they were, with the phone
 * number: thirty days after their end, by the database's clock.
 */
@Repository
class OldIssues {

  private static final int AT_ONCE = 1000;

  /** What names a session goes before it. */
  private static final List<String> OLD =
      List.of(
          "issued_code old where true",
          "issued_pack old where true",
          """
          handset_session old
           where not exists (select from issued_code where session_id = old.id)
             and not exists (select from issued_pack where session_id = old.id)\
          """);

  private final JdbcClient database;
  private final TransactionOperations transaction;

  OldIssues(JdbcClient database, TransactionOperations transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Deletes all that is old, in many short transactions. */
  void forget() {
    for (String old : OLD) {
      while (transaction.execute(status -> forgetSome(old)) == AT_ONCE) {
        // The next ones.
      }
    }
  }

  private Integer forgetSome(String old) {
    String table = old.substring(0, old.indexOf(' '));
    return database
        .sql(
            "delete from "
                + table
                + " where id in (select id from "
                + old
                + " and old.expires_at < now() - interval '30 days'"
                + " order by old.expires_at limit :limit for update of old skip locked)")
        .param("limit", AT_ONCE)
        .update();
  }
}
