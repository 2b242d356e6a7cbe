package org.showpay.mall.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.terminal.TerminalKeyring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the shop signs with: it draws its own key, and uses it once its public half is known. */
@Repository
public class SigningKeys implements TerminalKeyring {

  private static final byte[] PLACE = "signing-key".getBytes(US_ASCII);

  private final JdbcClient database;
  private final Seal seal;

  SigningKeys(JdbcClient database, ShopKey key) {
    this.database = database;
    this.seal = new Seal(SecretKey32.of("showpay.shop-key", key.shopKey()).reveal());
  }

  /** Draws the shop's next key; one that was drawn and not used is forgotten. */
  @Transactional
  public VerifyingKey draw() {
    SigningKey key = SigningKey.draw();
    database
        .sql(
            """
            insert into signing_key (next) values (:next)
            on conflict (one) do update set next = :next
            """)
        .param("next", seal.close(key.reveal(), PLACE))
        .update();
    return key.publicHalf();
  }

  /** The shop is one terminal, whatever its API key is at this moment. */
  @Override
  public Optional<SigningKey> present(ApiKey terminal) {
    return kept("present");
  }

  @Override
  public Optional<SigningKey> next(ApiKey terminal) {
    return kept("next");
  }

  @Override
  @Transactional
  public void adopt(ApiKey terminal, SigningKey next) {
    database.sql("select one from signing_key for update").query(Boolean.class).optional();
    if (kept("next").filter(key -> isSame(key, next)).isPresent()) {
      database.sql("update signing_key set present = next, next = null").update();
    }
  }

  private static boolean isSame(SigningKey one, SigningKey other) {
    return one.publicHalf().id().equals(other.publicHalf().id());
  }

  private Optional<SigningKey> kept(String column) {
    return database
        .sql("select " + column + " from signing_key where " + column + " is not null")
        .query((row, number) -> SigningKey.of(seal.open(row.getBytes(1), PLACE)))
        .optional();
  }
}
