package org.showpay.gateway.vault;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.gateway.token.TokenFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Encrypts anew what an earlier key has encrypted. Keys are read when the service starts, so it
 * goes through the cards once then, while the service serves: the cipher opens both. Two instances
 * that do so at once do no harm, and one that is stopped is gone on with at the next start.
 */
@Component
final class KeyChange {

  private static final Logger LOG = LoggerFactory.getLogger(KeyChange.class);
  private static final int AT_ONCE = 200;
  private static final UUID FIRST = new UUID(0, 0);

  private final PanCipher cipher;
  private final JdbcClient jdbc;

  KeyChange(PanCipher cipher, JdbcClient jdbc) {
    this.cipher = cipher;
    this.jdbc = jdbc;
  }

  /** A card as its row has it, in hex. */
  private record Closed(CardToken card, String ciphertext) {}

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual()
        .name("key-change")
        .start(() -> {
          try {
            LOG.info("{} cards are encrypted with the new key", changeAll());
          } catch (DataAccessException | TokenFailure e) {
            LOG.warn("Cards are left that an earlier key has encrypted: the next start goes on", e);
          }
        });
  }

  /** How many were changed; one that does not open stays as it is, and is complained about. */
  int changeAll() {
    int changed = 0;
    UUID last = FIRST;
    List<Closed> batch = after(last);
    while (!batch.isEmpty()) {
      for (Closed each : batch) {
        changed += change(each) ? 1 : 0;
      }
      last = batch.getLast().card().uuid();
      batch = after(last);
    }
    return changed;
  }

  private List<Closed> after(UUID last) {
    return jdbc.sql(
            """
            select id, encode(ciphertext, 'hex') as ciphertext from card
             where id > :last and substring(ciphertext from 1 for 5) <> :today
             order by id limit :limit
            """)
        .param("last", last)
        .param("today", cipher.prefix())
        .param("limit", AT_ONCE)
        .query((row, n) ->
            new Closed(new CardToken(row.getObject("id", UUID.class)), row.getString("ciphertext")))
        .list();
  }

  /** Only what is still as it was read: somebody else may have been faster. */
  private boolean change(Closed closed) {
    byte[] old = HexFormat.of().parseHex(closed.ciphertext());
    Optional<Pan> pan = cipher.open(closed.card(), old);
    return pan.isPresent()
        && jdbc.sql("update card set ciphertext = :new where id = :id and ciphertext = :old")
                .param("new", cipher.close(closed.card(), pan.get()))
                .param("id", closed.card().uuid())
                .param("old", old)
                .update()
            == 1;
  }
}
