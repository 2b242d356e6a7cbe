package org.showpay.auth.merchant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.key.KeyBook;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes on merchants, gives them terminals, and stops and starts both. */
@Service
public class MerchantDesk {

  private static final int LONGEST_NAME = 40;
  private static final Duration BOTH_KEYS = Duration.ofHours(24);

  private final TermsBook terms;
  private final Terminals terminals;
  private final KeyBook keys;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  MerchantDesk(TermsBook terms, Terminals terminals, KeyBook keys, JdbcClient jdbc, Clock clock) {
    this.terms = terms;
    this.terminals = terminals;
    this.keys = keys;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Takes on a merchant. */
  @Transactional
  public MerchantsApi.Merchant open(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.unprocessable(
          "NAME_REFUSED",
          NextStep.FIX_REQUEST,
          "A merchant's name has 1 to "
              + LONGEST_NAME
              + " printable characters: it goes on bills.");
    }
    return terms.takeOn(new Merchant(name.strip(), clock.instant()));
  }

  /** Gives a merchant one more terminal, of this id. */
  @Transactional
  public NewTerminal addTerminal(MerchantId merchant, TerminalId terminal, AddTerminal wanted) {
    terms.mustKnow(merchant);
    if (terminals.existsById(terminal.uuid())) {
      throw ProblemException.conflict(
          "TERMINAL_EXISTS",
          NextStep.STOP,
          "This terminal is there already. Its key was shown once; it can be replaced.");
    }
    ApiKey key = ApiKeyHash.draw(random);
    keys.made(key, wanted.keyIsFor());
    terminals.save(new Terminal(terminal, merchant, wanted, ApiKeyHash.of(key), clock.instant()));
    return new NewTerminal(terminal, key);
  }

  /**
   * Draws a terminal a new key. The present one is good for a day more, so that the till sells on
   * until it has the new one. While both are good there is no third: the till may have the earlier
   * one still, and nobody may have seen the later one.
   *
   * @param version the terminal as it was looked at: a key that was replaced since is kept
   */
  @Transactional
  public ApiKey replaceKey(MerchantId merchant, TerminalId terminal, int version) {
    return replaceKey(merchant, terminal, version, null);
  }

  private ApiKey replaceKey(
      MerchantId merchant, TerminalId terminal, int version, @Nullable Set<KeyScope> scopes) {
    requireOneKey(merchant, terminal);
    Set<KeyScope> before = keys.scopesOf(terminal);
    ApiKey key = ApiKeyHash.draw(random);
    int replaced =
        jdbc.sql(
                """
                update terminal
                   set earlier_key_hash = api_key_hash,
                       earlier_key_until = now() + make_interval(secs => :overlap),
                       api_key_hash = :hash, version = version + 1
                 where id = :id and merchant_id = :merchant and version = :version
                   and state = 'ACTIVE'
                   and (earlier_key_until is null or earlier_key_until <= now())
                """)
            .param("overlap", BOTH_KEYS.toSeconds())
            .param("hash", ApiKeyHash.of(key).hex())
            .param("id", terminal.uuid())
            .param("merchant", merchant.uuid())
            .param("version", version)
            .update();
    requireChanged(replaced);
    keys.made(key, scopes == null || scopes.isEmpty() ? before : scopes);
    return key;
  }

  /** The same for whoever has not looked: while two keys are good there is no third in any case. */
  @Transactional
  public NewTerminal rotateKey(
      MerchantId merchant, TerminalId terminal, @Nullable Set<KeyScope> scopes) {
    int version =
        jdbc.sql("select version from terminal where id = :id and merchant_id = :merchant")
            .param("id", terminal.uuid())
            .param("merchant", merchant.uuid())
            .query(Integer.class)
            .optional()
            .orElseThrow(
                () -> ProblemException.notFound("TERMINAL_UNKNOWN", "There is no such terminal."));
    return new NewTerminal(terminal, replaceKey(merchant, terminal, version, scopes));
  }

  /** Takes a terminal out of use: none of its keys opens anything from now on. */
  @Transactional
  public void retire(MerchantId merchant, TerminalId terminal) {
    requireChanged(
        jdbc.sql(
                """
                update terminal
                   set state = 'OUT_OF_USE', earlier_key_hash = null, earlier_key_until = null,
                       version = version + 1
                 where id = :id and merchant_id = :merchant and state = 'ACTIVE'
                """)
            .param("id", terminal.uuid())
            .param("merchant", merchant.uuid())
            .update());
  }

  /** Stops a merchant: nothing new is sold, and everything that was sold goes on. */
  @Transactional
  public void freeze(MerchantId merchant) {
    requireChanged(move(merchant, Merchant.State.ACTIVE, Merchant.State.FROZEN));
  }

  /** Lets a merchant sell again. */
  @Transactional
  public void unfreeze(MerchantId merchant) {
    requireChanged(move(merchant, Merchant.State.FROZEN, Merchant.State.ACTIVE));
  }

  private int move(MerchantId merchant, Merchant.State from, Merchant.State to) {
    return jdbc.sql(
            """
            update merchant set state = :to, version = version + 1
             where id = :id and state = :from
            """)
        .param("id", merchant.uuid())
        .param("from", from.name())
        .param("to", to.name())
        .update();
  }

  private void requireOneKey(MerchantId merchant, TerminalId terminal) {
    jdbc.sql(
            """
            select earlier_key_until from terminal
             where id = :id and merchant_id = :merchant and earlier_key_until > now()
            """)
        .param("id", terminal.uuid())
        .param("merchant", merchant.uuid())
        .query((row, n) -> row.getObject("earlier_key_until", OffsetDateTime.class).toInstant())
        .optional()
        .ifPresent(until -> {
          throw ProblemException.conflict(
              "KEY_TOO_YOUNG",
              NextStep.STOP,
              "The last key is younger than its overlap. Revoke the terminal, or wait until "
                  + until
                  + ": then its key can be replaced.");
        });
  }

  private static void requireChanged(int rows) {
    if (rows == 0) {
      throw ProblemException.conflict(
          "CHANGED_MEANWHILE",
          NextStep.QUERY,
          "It is not as it was when you looked at it. Look again.");
    }
  }
}
