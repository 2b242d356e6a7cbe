package org.showpay.auth.key;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was written down of keys, by their hashes. A key from before this was kept has no row until
 * it is used: it may do everything that it could.
 */
@Repository
public class KeyBook {

  /** So much of a key is shown: enough to tell two apart, and 226 bits are left. */
  private static final int SHOWN = 9;

  private final JdbcClient jdbc;

  KeyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes down what a new key is for, in the transaction that makes it. */
  public void made(ApiKey key, Set<KeyScope> scopes) {
    jdbc.sql("insert into api_key (hash, prefix, scopes) values (:hash, :prefix, :scopes)")
        .param("hash", ApiKeyHash.of(key).hex())
        .param("prefix", key.reveal().substring(0, SHOWN))
        .param("scopes", written(scopes))
        .update();
  }

  /** What the present key of a terminal is for. */
  public Set<KeyScope> scopesOf(TerminalId terminal) {
    return read(
        jdbc.sql(
                """
                select k.scopes from api_key k join terminal t on t.api_key_hash = k.hash
                 where t.id = :terminal
                """)
            .param("terminal", terminal.uuid())
            .query((row, n) -> Optional.ofNullable(row.getString("scopes")))
            .optional()
            .flatMap(scopes -> scopes)
            .orElse(null));
  }

  /** Reads a column of scopes, which is empty for keys that may do everything. */
  public static Set<KeyScope> read(@Nullable String scopes) {
    Set<KeyScope> read = EnumSet.noneOf(KeyScope.class);
    if (scopes == null) {
      return EnumSet.allOf(KeyScope.class);
    }
    for (String scope : scopes.split(" ", -1)) {
      read.add(KeyScope.valueOf(scope));
    }
    return read;
  }

  private static String written(Collection<KeyScope> scopes) {
    return String.join(" ", EnumSet.copyOf(scopes).stream().map(Enum::name).toList());
  }

  /** Writes down when keys were used last, all at once; in one order, as other instances do. */
  @Transactional
  void used(Map<ApiKeyHash, Instant> when) {
    Map<String, Instant> inOrder = new TreeMap<>();
    when.forEach((hash, at) -> inOrder.put(hash.hex(), at));
    jdbc.sql(
            """
            insert into api_key as k (hash, used_at)
            select * from unnest(:hashes::text[], :times::timestamptz[])
            on conflict (hash) do update set used_at = greatest(k.used_at, excluded.used_at)
            """)
        .param("hashes", inOrder.keySet().toArray(String[]::new))
        .param("times", inOrder.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
        .update();
  }
}
