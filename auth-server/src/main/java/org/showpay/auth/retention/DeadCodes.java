package org.showpay.auth.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Codes that nothing was ever paid with, long after their end. */
@Repository
class DeadCodes {

  /**
   * A code that was spent stays with its payment. One that a password was tried with stays, for its
   * count is evidence whatever became of the payment, and so does one that was refused otherwise.
   * Those are passed over and not come back to in the same run, so each run goes through the dead
   * once. Codes that somebody is just locking are left to the next run: whoever stops a wallet
   * locks many, in another order than this.
   */
  private static final String FORGET =
      """
      with old as materialized (
        select digest, expires_at from pay_code
         where state <> 'USED' and password_tries = 0
           and expires_at < now() - interval '30 days' and expires_at > :after
         order by expires_at fetch first 500 rows with ties),
      unneeded as (
        select c.digest from pay_code c join old on old.digest = c.digest
         where c.state <> 'USED' and c.password_tries = 0
           and not exists (select from payment p
                            where p.code_digest = c.digest and p.subscriber_id is null
                              and p.state = 'DECLINED')
           for update of c skip locked),
      gone as (
        delete from pay_code c using unneeded where c.digest = unneeded.digest returning c.digest)
      select (select count(*) from gone) as deleted, (select max(expires_at) from old) as up_to
      """;

  private final JdbcClient jdbc;

  DeadCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Some that were looked at together.
   *
   * @param upTo when the last of them had ended; nothing where there was none
   */
  record Batch(int deleted, Optional<Instant> upTo) {}

  /** Deletes of those that ended after this moment the next few, in one short transaction. */
  @Transactional
  Batch forget(Instant after) {
    return jdbc.sql(FORGET)
        .param("after", after.atOffset(ZoneOffset.UTC))
        .query(DeadCodes::read)
        .single();
  }

  private static Batch read(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime upTo = row.getObject("up_to", OffsetDateTime.class);
    return new Batch(
        row.getInt("deleted"), Optional.ofNullable(upTo).map(OffsetDateTime::toInstant));
  }
}
