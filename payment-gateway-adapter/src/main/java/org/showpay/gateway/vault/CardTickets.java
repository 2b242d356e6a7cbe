package org.showpay.gateway.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.CardTicket;
import org.showpay.contracts.vault.CardTicketsApi.IssuedTicket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets for one card each. One statement issues one and one takes it, so none is good twice. */
@Component
class CardTickets {

  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient jdbc;

  CardTickets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  IssuedTicket issue(SubscriberId owner) {
    CardTicket ticket = draw();
    OffsetDateTime end =
        jdbc.sql(
                """
                insert into card_ticket (owner, hash, expires_at)
                values (:owner, :hash, now() + interval '60 seconds')
                on conflict (owner) do update
                  set hash = excluded.hash, expires_at = excluded.expires_at
                returning expires_at
                """)
            .param("owner", owner.uuid())
            .param("hash", hash(ticket))
            .query(OffsetDateTime.class)
            .single();
    return new IssuedTicket(ticket, end.toInstant());
  }

  /** Uses a ticket up and says whose it was; nothing when it is unknown, used or over. */
  Optional<SubscriberId> use(CardTicket ticket) {
    return jdbc.sql(
            "delete from card_ticket where hash = :hash and expires_at > now() returning owner")
        .param("hash", hash(ticket))
        .query(UUID.class)
        .optional()
        .map(SubscriberId::new);
  }

  private CardTicket draw() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new CardTicket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A plain digest is enough for so many random bits. */
  private static byte[] hash(CardTicket ticket) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(ticket.reveal().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
