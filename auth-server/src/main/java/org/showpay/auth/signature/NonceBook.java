package org.showpay.auth.signature;

import java.time.Instant;
import java.time.ZoneOffset;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.signature.RequestSignature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The nonces of signatures that are fresh enough to be sent again, for all instances. */
@Repository
class NonceBook {

  /**
   * One statement, whose commit waits for no disk: a database that dies forgets the last moments at
   * most, in which a replay could only ask for what a payment's id or a key answers alike.
   */
  private static final String REMEMBER =
      """
      with quick as (select set_config('synchronous_commit', 'off', true)),
      good as (
        select k.id from terminal_signing_key k, quick
         where k.id = :key and k.terminal_id = :terminal
           and (k.good_until is null or k.good_until > now())),
      kept as (
        insert into seen_nonce (key_id, nonce, forget_at)
        select id, :nonce, :forget from good
        on conflict do nothing returning key_id)
      select case when exists (select from kept) then 'NEW'
                  when exists (select from good) then 'SEEN'
                  else 'KEY_IS_OVER' end
      """;

  private final JdbcClient jdbc;

  NonceBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the database knew of a nonce. */
  enum Nonce {
    /** Nothing: this is the first time. */
    NEW,
    /** It came before. */
    SEEN,
    /** Nothing is known of it, and its key is not this terminal's, or not any more. */
    KEY_IS_OVER
  }

  /** Uses a nonce up, where its key is good at this moment. */
  Nonce remember(TerminalId terminal, RequestSignature signature, Instant forgetAt) {
    return Nonce.valueOf(
        jdbc.sql(REMEMBER)
            .param("key", signature.key().text())
            .param("terminal", terminal.uuid())
            .param("nonce", signature.nonce())
            .param("forget", forgetAt.atOffset(ZoneOffset.UTC))
            .query(String.class)
            .single());
  }

  /** Forgets those of signatures that are too old to be sent again. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from seen_nonce where forget_at < now()").update();
  }
}
