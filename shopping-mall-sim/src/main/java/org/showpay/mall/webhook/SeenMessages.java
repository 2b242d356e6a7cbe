package org.showpay.mall.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages that were acted on: the same one again is no news. They are kept for longer than the
 * auth-server goes on sending one, which is 33 hours.
 */
@Component
public class SeenMessages {

  private static final Duration KEPT = Duration.ofDays(3);

  private final JdbcClient database;
  private final Clock clock;

  SeenMessages(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  boolean contains(String message) {
    return database
        .sql("select 1 from webhook_seen where message_id = ?")
        .param(message)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Remembers one that was acted on to the end, and no other: it would not be sent again. */
  void add(String message) {
    database
        .sql("insert into webhook_seen (message_id, seen_at) values (?, ?) on conflict do nothing")
        .params(message, now())
        .update();
  }

  /** Forgets what nobody will send any more. */
  public void forgetOld() {
    database.sql("delete from webhook_seen where seen_at < ?").param(now().minus(KEPT)).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
