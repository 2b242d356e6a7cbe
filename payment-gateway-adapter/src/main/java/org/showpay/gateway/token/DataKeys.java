package org.showpay.gateway.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The vault's data keys, where a token wraps them: each is drawn once, kept wrapped beside the
 * cards, and opened by the token when the service starts. Without a token there are none.
 */
@Component
@EnableConfigurationProperties(TokenProperties.class)
public final class DataKeys {

  private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);
  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final TokenProperties told;
  private final Optional<Token> token;

  /** Signs in to the token, if there is one. */
  public DataKeys(JdbcClient jdbc, TokenProperties told) {
    this.jdbc = jdbc;
    this.told = told;
    this.token = told.isThere() ? Optional.of(Token.open(told)) : Optional.empty();
    token.ifPresent(there -> there.requireKey(told.key()));
  }

  /** A key as its row has it, in hex. */
  private record Wrapped(int number, String label, String hex) {

    byte[] openedBy(Token token) {
      return token.unwrap(label, HexFormat.of().parseHex(hex), placeOf(number, label));
    }
  }

  /** Whether there is a token that wraps some. */
  public boolean areThere() {
    return token.isPresent();
  }

  /** All of them by their numbers, also those that another instance has drawn since. */
  public Map<Integer, byte[]> all() {
    Map<Integer, byte[]> keys = new HashMap<>();
    token.ifPresent(wraps -> rows().forEach(row -> keys.put(row.number(), row.openedBy(wraps))));
    return keys;
  }

  /** Refuses numbers that are a file's, too: what one key sealed would seem the other's. */
  public void requireNoneOf(Set<Integer> ofFiles) {
    if (areThere()) {
      rows().forEach(row -> requireApart(row.number(), ofFiles));
    }
  }

  private static void requireApart(int number, Set<Integer> ofFiles) {
    if (ofFiles.contains(number)) {
      throw new TokenFailure(
          "Key number "
              + number
              + " of the vault is a file's and the token's: give the new one the next number");
    }
  }

  /** The key of this number, which is drawn where it is not there yet. */
  public byte[] get(int number, Set<Integer> ofFiles) {
    Token wraps = token.orElseThrow();
    requireApart(number, ofFiles);
    requireNoneOf(ofFiles);
    if (row(number).isEmpty()) {
      draw(wraps, number);
    }
    Wrapped today = row(number).orElseThrow();
    requireToldLabel(today);
    return today.openedBy(wraps);
  }

  /** Another key of the token has a number of its own: else the one before would go on sealing. */
  private void requireToldLabel(Wrapped today) {
    if (!today.label().equals(told.key())) {
      throw new TokenFailure(
          ("Data key %d of the vault is wrapped by '%s' of the token and not by '%s':"
                  + " give that the next number")
              .formatted(today.number(), today.label(), told.key()));
    }
  }

  private Optional<Wrapped> row(int number) {
    return rows().stream().filter(row -> row.number() == number).findFirst();
  }

  /** Of two instances that draw at once one is first, and both use what it drew. */
  private void draw(Token wraps, int number) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    byte[] wrapped = wraps.wrap(told.key(), key, placeOf(number, told.key()));
    int first =
        jdbc.sql(
                """
                insert into vault_key (number, label, wrapped) values (:number, :label, :wrapped)
                on conflict (number) do nothing
                """)
            .param("number", number)
            .param("label", told.key())
            .param("wrapped", wrapped)
            .update();
    if (first == 1) {
      LOG.info("Drew data key {} of the vault, wrapped by '{}' of the token", number, told.key());
    }
  }

  private List<Wrapped> rows() {
    return jdbc.sql("select number, label, encode(wrapped, 'hex') as hex from vault_key")
        .query((row, n) ->
            new Wrapped(row.getInt("number"), row.getString("label"), row.getString("hex")))
        .list();
  }

  private static byte[] placeOf(int number, String label) {
    return ("vault-key " + number + " " + label).getBytes(UTF_8);
  }
}
