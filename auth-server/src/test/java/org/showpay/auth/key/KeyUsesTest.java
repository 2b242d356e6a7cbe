package org.showpay.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** When keys were used is written down behind, also after the database was away. */
class KeyUsesTest {

  private final ApiKeyHash key = ApiKeyHash.of(ApiKeyHash.draw(new SecureRandom()));
  private final Book book = new Book();

  @Test
  void whatCouldNotBeWrittenIsWrittenWithTheNext() {
    KeyUses uses = new KeyUses(book, Clock.systemUTC());
    uses.note(key);
    uses.writeDown();
    assertThat(book.written).isEmpty();
    uses.writeDown();
    assertThat(book.written).containsOnlyKeys(key);
    uses.destroy();
  }

  @Test
  void anInstanceEndsThoughTheDatabaseIsAway() {
    KeyUses uses = new KeyUses(book, Clock.systemUTC());
    uses.note(key);
    uses.destroy();
    assertThat(book.asked).isOne();
  }

  /** One that is away once, as its transaction tells it. */
  private static final class Book extends KeyBook {

    private final Map<ApiKeyHash, Instant> written = new HashMap<>();
    private int asked;

    Book() {
      super(JdbcClient.create(new DriverManagerDataSource()));
    }

    @Override
    void used(Map<ApiKeyHash, Instant> when) {
      asked++;
      if (asked == 1) {
        throw new CannotCreateTransactionException("away");
      }
      written.putAll(when);
    }
  }
}
