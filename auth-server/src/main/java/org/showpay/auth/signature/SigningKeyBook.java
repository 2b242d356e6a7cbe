package org.showpay.auth.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.SigningKeysApi.SigningKeyView;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The public keys that terminals sign with. */
@Repository
class SigningKeyBook {

  /** As of API keys: so long the key before is good beside a new one. */
  private static final Duration BOTH_KEYS = Duration.ofHours(24);

  private static final String GOOD = " and (good_until is null or good_until > now())";

  private final JdbcClient jdbc;

  SigningKeyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A key of a terminal, which may be over. */
  Optional<VerifyingKey> find(TerminalId terminal, SigningKeyId key) {
    return jdbc.sql(
            "select public_key from terminal_signing_key"
                + " where id = :id and terminal_id = :terminal")
        .param("id", key.text())
        .param("terminal", terminal.uuid())
        .query(String.class)
        .optional()
        .map(VerifyingKey::new);
  }

  /** Those that are good now, the newest first. */
  @Transactional
  List<SigningKeyView> good(MerchantId merchant, TerminalId terminal) {
    lock(merchant, terminal);
    return rows(terminal);
  }

  /**
   * From now on the terminal may sign with this key; with the one before for a day more. While both
   * are good there is no third. The same key again changes nothing.
   */
  @Transactional
  SigningKeyView add(MerchantId merchant, TerminalId terminal, VerifyingKey key) {
    lock(merchant, terminal);
    List<SigningKeyView> before = rows(terminal);
    Optional<SigningKeyView> same =
        before.stream().filter(row -> row.keyId().equals(key.id())).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    before.stream()
        .map(SigningKeyView::goodUntil)
        .filter(until -> until != null)
        .findFirst()
        .ifPresent(SigningKeyBook::refuseAThird);
    endTheOneBefore(terminal);
    if (!insert(terminal, key)) {
      throw ProblemException.conflict(
          "SIGNING_KEY_USED",
          NextStep.FIX_REQUEST,
          "This key is another terminal's, or was taken back. Have the terminal draw another.");
    }
    return rows(terminal).getFirst();
  }

  /** Takes a key back: nothing is signed with it from now on. */
  @Transactional
  void revoke(MerchantId merchant, TerminalId terminal, SigningKeyId key) {
    lock(merchant, terminal);
    int ended =
        jdbc.sql(
                "update terminal_signing_key set good_until = now()"
                    + " where id = :id and terminal_id = :terminal"
                    + GOOD)
            .param("id", key.text())
            .param("terminal", terminal.uuid())
            .update();
    if (ended == 0) {
      throw ProblemException.notFound("SIGNING_KEY_UNKNOWN", "There is no such key in use.");
    }
  }

  private List<SigningKeyView> rows(TerminalId terminal) {
    return jdbc.sql(
            "select * from terminal_signing_key where terminal_id = :terminal"
                + GOOD
                + " order by good_until desc nulls first")
        .param("terminal", terminal.uuid())
        .query(SigningKeyBook::read)
        .list();
  }

  private void endTheOneBefore(TerminalId terminal) {
    jdbc.sql(
            """
            update terminal_signing_key set good_until = now() + make_interval(secs => :overlap)
             where terminal_id = :terminal and good_until is null
            """)
        .param("overlap", BOTH_KEYS.toSeconds())
        .param("terminal", terminal.uuid())
        .update();
  }

  private boolean insert(TerminalId terminal, VerifyingKey key) {
    return jdbc.sql(
                """
                insert into terminal_signing_key (id, terminal_id, public_key)
                values (:id, :terminal, :key) on conflict (id) do nothing
                """)
            .param("id", key.id().text())
            .param("terminal", terminal.uuid())
            .param("key", key.base64())
            .update()
        == 1;
  }

  /** One change of a terminal's keys after the other. */
  private void lock(MerchantId merchant, TerminalId terminal) {
    boolean there =
        jdbc.sql(
                "select id from terminal where id = :id and merchant_id = :merchant"
                    + " for no key update")
            .param("id", terminal.uuid())
            .param("merchant", merchant.uuid())
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!there) {
      throw ProblemException.notFound("TERMINAL_UNKNOWN", "There is no such terminal.");
    }
  }

  private static void refuseAThird(Instant until) {
    throw ProblemException.conflict(
        "KEY_TOO_YOUNG",
        NextStep.STOP,
        "The last key is younger than its overlap. Revoke the one before, or wait until " + until);
  }

  private static SigningKeyView read(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime until = row.getObject("good_until", OffsetDateTime.class);
    return new SigningKeyView(
        new SigningKeyId(row.getString("id")),
        new VerifyingKey(row.getString("public_key")),
        row.getObject("added_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }
}
