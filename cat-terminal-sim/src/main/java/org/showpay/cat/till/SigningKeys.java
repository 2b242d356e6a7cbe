package org.showpay.cat.till;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.terminal.TerminalKeyring;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What tills sign with: each draws its own key, and uses it once its public half is known. */
@Repository
public class SigningKeys implements TerminalKeyring {

  private final JdbcClient jdbc;
  private final KeySafe safe;

  SigningKeys(JdbcClient jdbc, KeySafe safe) {
    this.jdbc = jdbc;
    this.safe = safe;
  }

  /** Draws the till's next key; one that was drawn and not used is forgotten. */
  @Transactional
  public VerifyingKey draw(TillId till) {
    SigningKey key = SigningKey.draw();
    int kept =
        jdbc.sql("update till set next_signing_key = :key where id = :id")
            .param("key", safe.seal(till, key))
            .param("id", till.uuid())
            .update();
    if (kept == 0) {
      throw ProblemException.notFound("TILL_UNKNOWN", "No such till is installed here.");
    }
    return key.publicHalf();
  }

  /** From now on the till signs, with the key that it drew last. Said twice, it is the same. */
  @Transactional
  public void use(TillId till, SigningKeyId drawn) {
    if (has(till, "next_signing_key", drawn)) {
      jdbc.sql(
              """
              update till set signing_key = next_signing_key, next_signing_key = null
               where id = :id
              """)
          .param("id", till.uuid())
          .update();
    } else if (!has(till, "signing_key", drawn)) {
      throw ProblemException.unprocessable(
          "SIGNING_KEY_UNKNOWN",
          NextStep.FIX_REQUEST,
          "The till did not draw this key, or has drawn another since.");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<SigningKey> present(ApiKey till) {
    return kept(till, "signing_key").flatMap(Kept::key);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<SigningKey> next(ApiKey till) {
    return kept(till, "next_signing_key").flatMap(Kept::key);
  }

  @Override
  @Transactional
  public void adopt(ApiKey till, SigningKey next) {
    kept(till, "next_signing_key").ifPresent(kept -> use(kept.till(), next.publicHalf().id()));
  }

  private record Kept(TillId till, Optional<SigningKey> key) {}

  /** Of two tills with the same API key the later one's. */
  private Optional<Kept> kept(ApiKey till, String column) {
    return jdbc.sql(
            "select id, "
                + column
                + " from till where key_hash = :hash order by installed_at desc, id desc limit 1")
        .param("hash", ApiKeyHash.of(till).hex())
        .query((row, n) -> {
          TillId id = new TillId(row.getObject("id", UUID.class));
          return new Kept(id, opened(id, row.getBytes(column)));
        })
        .optional();
  }

  private boolean has(TillId till, String column, SigningKeyId wanted) {
    return jdbc.sql("select " + column + " from till where id = :id for no key update")
        .param("id", till.uuid())
        .query((row, n) -> opened(till, row.getBytes(column)))
        .optional()
        .flatMap(key -> key)
        .filter(key -> key.publicHalf().id().equals(wanted))
        .isPresent();
  }

  private Optional<SigningKey> opened(TillId till, byte @Nullable [] sealed) {
    return Optional.ofNullable(sealed).map(key -> safe.openSigning(till, key));
  }
}
