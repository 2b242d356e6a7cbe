package org.showpay.auth.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.receiver.Reply;
import org.showpay.contracts.webhook.MessageId;
import org.showpay.contracts.webhook.TryError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The life of a delivery: each try is a row before anything is sent, and is completed after. */
@Repository
class DeliveryRows {

  private final JdbcClient jdbc;
  private final RetrySchedule schedule = new RetrySchedule();

  DeliveryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether there is anything to do for an errand. */
  sealed interface Beginning {

    /** A try is to be made, and is written down. */
    record Ready(Letter letter) implements Beginning {}

    /** Not yet. */
    record Later(Instant at) implements Beginning {}

    /** Not any more. */
    record Over() implements Beginning {}
  }

  @Transactional
  Beginning begin(Errand errand, Instant now) {
    Optional<Letter> letter = takeUp(errand, now);
    if (letter.isEmpty()) {
      return whyNot(errand, now);
    }
    jdbc.sql(
            """
            insert into webhook_try (delivery_id, number, started_at)
            values (:delivery, :number, :now)
            """)
        .param("delivery", errand.delivery().uuid())
        .param("number", letter.get().number())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return new Beginning.Ready(letter.get());
  }

  private Optional<Letter> takeUp(Errand errand, Instant now) {
    return jdbc.sql(
            """
            update webhook_delivery d set tries = d.tries + 1
              from webhook_endpoint e, webhook_message m
             where d.id = :delivery and d.round = :round and d.state = 'WAITING'
               and d.next_try_at <= :now
               and e.id = d.endpoint_id and e.state = 'ACTIVE' and m.id = d.message_id
            returning d.tries, d.step, e.url, e.secret, m.id as message, m.payload,
                      case when e.earlier_secret_until > :now then e.earlier_secret end as earlier
            """)
        .param("delivery", errand.delivery().uuid())
        .param("round", errand.round())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) -> letter(row))
        .optional();
  }

  private static Letter letter(ResultSet row) throws SQLException {
    List<byte[]> secrets = new ArrayList<>(List.of(row.getBytes("secret")));
    byte @Nullable [] earlier = row.getBytes("earlier");
    if (earlier != null) {
      secrets.add(earlier);
    }
    return new Letter(
        row.getInt("tries"),
        row.getInt("step"),
        row.getString("url"),
        secrets,
        new MessageId(row.getObject("message", UUID.class)),
        row.getString("payload"));
  }

  /** What waits for an endpoint that is told nothing more is stopped here, when its time comes. */
  private Beginning whyNot(Errand errand, Instant now) {
    jdbc.sql(
            """
            update webhook_delivery d set state = 'STOPPED', next_try_at = null
              from webhook_endpoint e
             where d.id = :delivery and d.state = 'WAITING'
               and e.id = d.endpoint_id and e.state <> 'ACTIVE'
            """)
        .param("delivery", errand.delivery().uuid())
        .update();
    return jdbc.sql(
            """
            select next_try_at from webhook_delivery
             where id = :delivery and round = :round and state = 'WAITING' and next_try_at > :now
            """)
        .param("delivery", errand.delivery().uuid())
        .param("round", errand.round())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional()
        .<Beginning>map(Beginning.Later::new)
        .orElseGet(Beginning.Over::new);
  }

  /** Writes down how a try ended, and says when the next one is due, if there is to be one. */
  @Transactional
  Optional<Instant> end(Errand errand, Letter letter, Reply reply, Ending times) {
    return switch (reply) {
      case Reply.Accepted accepted -> {
        complete(errand, letter, times, new Outcome(accepted.status(), null));
        close(errand, "DELIVERED");
        yield Optional.empty();
      }
      case Reply.Gone _ -> {
        complete(errand, letter, times, new Outcome(410, TryError.STATUS));
        disableEndpoint(errand);
        close(errand, "STOPPED");
        yield Optional.empty();
      }
      case Reply.Failed failed -> {
        complete(errand, letter, times, new Outcome(failed.status(), failed.error()));
        yield postpone(errand, letter, failed, times.at());
      }
    };
  }

  /** When a try ended, and how long it took. */
  record Ending(Instant at, long millis) {}

  private record Outcome(@Nullable Integer status, @Nullable TryError error) {}

  private void complete(Errand errand, Letter letter, Ending times, Outcome outcome) {
    jdbc.sql(
            """
            update webhook_try set duration_millis = :millis, status = :status, error = :error
             where delivery_id = :delivery and number = :number
            """)
        .param("millis", times.millis())
        .param("status", outcome.status())
        .param("error", outcome.error() == null ? null : outcome.error().name())
        .param("delivery", errand.delivery().uuid())
        .param("number", letter.number())
        .update();
  }

  private Optional<Instant> postpone(
      Errand errand, Letter letter, Reply.Failed failed, Instant now) {
    Optional<Instant> next = schedule.after(letter.step(), failed.retryAfter()).map(now::plus);
    if (next.isEmpty()) {
      close(errand, "GIVEN_UP");
      return next;
    }
    int changed =
        jdbc.sql(
                """
                update webhook_delivery set step = step + 1, next_try_at = :next
                 where id = :delivery and round = :round and state = 'WAITING'
                """)
            .param("next", next.get().atOffset(ZoneOffset.UTC))
            .param("delivery", errand.delivery().uuid())
            .param("round", errand.round())
            .update();
    return changed == 1 ? next : Optional.empty();
  }

  private void close(Errand errand, String state) {
    jdbc.sql(
            """
            update webhook_delivery set state = :state, next_try_at = null
             where id = :delivery and round = :round and state = 'WAITING'
            """)
        .param("state", state)
        .param("delivery", errand.delivery().uuid())
        .param("round", errand.round())
        .update();
  }

  private void disableEndpoint(Errand errand) {
    jdbc.sql("update webhook_endpoint set state = 'DISABLED' where id = :id and state = 'ACTIVE'")
        .param("id", errand.endpoint().uuid())
        .update();
  }

  /** Deletes what was told more than thirty days ago, and is not still to be tried. */
  int forget() {
    return jdbc.sql(
            """
            delete from webhook_message m
             where m.created_at < now() - interval '30 days'
               and not exists (select from webhook_delivery d
                                where d.message_id = m.id and d.state = 'WAITING')
            """)
        .update();
  }
}
