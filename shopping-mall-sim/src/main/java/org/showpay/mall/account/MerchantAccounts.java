package org.showpay.mall.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.webhook.WebhookSecret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the shop's account at the auth-server, sealed (AES-256-GCM), each secret for its place. */
@Component
@EnableConfigurationProperties(ShopKey.class)
public class MerchantAccounts {

  /** As long as the auth-server signs with the secret before, too. */
  private static final Duration EARLIER_SECRET_IS_GOOD = Duration.ofHours(24);

  private static final byte[] KEY = "merchant-account/key".getBytes(US_ASCII);
  private static final byte[] SECRET = "merchant-account/webhook-secret".getBytes(US_ASCII);

  private final JdbcClient database;
  private final Clock clock;
  private final Seal seal;

  MerchantAccounts(JdbcClient database, Clock clock, ShopKey key) {
    this.database = database;
    this.clock = clock;
    this.seal = new Seal(SecretKey32.of("showpay.shop-key", key.shopKey()).reveal());
  }

  /**
   * Takes the place of what was there; a webhook secret that is another one leaves the one before.
   */
  public void enter(MerchantAccount account) {
    boolean sameSecret =
        secrets().stream().findFirst().filter(account.webhookSecret()::equals).isPresent();
    database
        .sql(
            """
            insert into merchant_account as a (key_hash, sealed_key, sealed_secret, secret_since)
            values (:hash, :key, :secret, :now)
            on conflict (one) do update
              set key_hash = :hash, sealed_key = :key, sealed_secret = :secret,
                  earlier_secret = case when :same then a.earlier_secret else a.sealed_secret end,
                  secret_since = case when :same then a.secret_since else :now end
            """)
        .param("hash", ApiKeyHash.of(account.apiKey()).hex())
        .param("key", seal.close(account.apiKey().reveal().getBytes(US_ASCII), KEY))
        .param("secret", seal.close(account.webhookSecret().reveal().getBytes(US_ASCII), SECRET))
        .param("same", sameSecret)
        .param("now", now())
        .update();
  }

  /** What the shop calls the auth-server with; empty until the operator has entered it. */
  public Optional<ApiKey> key() {
    return database
        .sql("select sealed_key from merchant_account")
        .query((row, number) -> new ApiKey(opened(row.getBytes(1), KEY)))
        .optional();
  }

  /** True for the very key that the shop calls with. */
  public boolean isKey(ApiKey key) {
    return isKey(ApiKeyHash.of(key));
  }

  /** The same of what was kept of a key. */
  public boolean isKey(ApiKeyHash key) {
    return database
        .sql("select key_hash from merchant_account")
        .query(String.class)
        .optional()
        .filter(hash -> new ApiKeyHash(hash).matches(key))
        .isPresent();
  }

  /** What webhooks may be signed with, newest first: one, or two for a day after a change. */
  public List<WebhookSecret> secrets() {
    return database
        .sql(
            """
            select sealed_secret, case when secret_since > :since then earlier_secret end
              from merchant_account
            """)
        .param("since", now().minus(EARLIER_SECRET_IS_GOOD))
        .query(this::secretsIn)
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<WebhookSecret> secretsIn(ResultSet row, int number) throws SQLException {
    return Stream.of(Optional.ofNullable(row.getBytes(1)), Optional.ofNullable(row.getBytes(2)))
        .flatMap(Optional::stream)
        .map(sealed -> new WebhookSecret(opened(sealed, SECRET)))
        .toList();
  }

  private String opened(byte[] sealed, byte[] place) {
    return new String(seal.open(sealed, place), US_ASCII);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
