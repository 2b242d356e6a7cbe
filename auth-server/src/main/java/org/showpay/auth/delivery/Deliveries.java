package org.showpay.auth.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.MessageId;
import org.showpay.contracts.webhook.TryError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages in, inside the transaction of what they tell, and shows what became of them. */
@Service
public class Deliveries {

  private static final String DELIVERIES =
      """
      select d.id, d.message_id, m.type, d.state, d.created_at, d.next_try_at
        from webhook_delivery d join webhook_message m on m.id = d.message_id
       where d.endpoint_id = :endpoint
      """;

  private final JdbcClient jdbc;
  private final DeliveryTasks tasks;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, DeliveryTasks tasks, Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * What is told.
   *
   * @param payment absent for a test
   * @param payload exactly what is signed and sent
   */
  public record Message(
      MerchantId merchant, String type, @Nullable PaymentId payment, int version, String payload) {}

  /** Writes a message down and has it delivered to each of these endpoints. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<DeliveryId> take(Message message, List<EndpointId> to) {
    MessageId id = MessageId.next();
    Instant now = now();
    jdbc.sql(
            """
            insert into webhook_message
                   (id, merchant_id, type, payment_id, payment_version, payload, created_at)
            values (:id, :merchant, :type, :payment, :version, :payload, :now)
            """)
        .param("id", id.uuid())
        .param("merchant", message.merchant().uuid())
        .param("type", message.type())
        .param("payment", message.payment() == null ? null : message.payment().uuid())
        .param("version", message.version())
        .param("payload", message.payload())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return to.stream().map(endpoint -> open(id, endpoint, now)).toList();
  }

  private DeliveryId open(MessageId message, EndpointId endpoint, Instant now) {
    DeliveryId delivery = DeliveryId.next();
    jdbc.sql(
            """
            insert into webhook_delivery
                   (id, endpoint_id, message_id, state, next_try_at, created_at)
            values (:id, :endpoint, :message, 'WAITING', :now, :now)
            """)
        .param("id", delivery.uuid())
        .param("endpoint", endpoint.uuid())
        .param("message", message.uuid())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    tasks.schedule(new Errand(endpoint, delivery, 1), now);
    return delivery;
  }

  /** Begins a delivery of this endpoint over; false when there is no such delivery. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean beginAgain(EndpointId endpoint, DeliveryId delivery) {
    Instant now = now();
    Optional<Integer> round =
        jdbc.sql(
                """
                update webhook_delivery
                   set state = 'WAITING', round = round + 1, step = 0, next_try_at = :now
                 where id = :id and endpoint_id = :endpoint
                returning round
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", delivery.uuid())
            .param("endpoint", endpoint.uuid())
            .query(Integer.class)
            .optional();
    round.ifPresent(number -> tasks.schedule(new Errand(endpoint, delivery, number), now));
    return round.isPresent();
  }

  /** The last hundred deliveries to an endpoint, newest first. */
  @Transactional(readOnly = true)
  public List<Delivery> latest(EndpointId endpoint) {
    return jdbc.sql(DELIVERIES + " order by d.created_at desc, d.id desc limit 100")
        .param("endpoint", endpoint.uuid())
        .query((row, n) -> view(row))
        .list();
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Optional<Delivery> find(EndpointId endpoint, DeliveryId delivery) {
    return jdbc.sql(DELIVERIES + " and d.id = :delivery")
        .param("endpoint", endpoint.uuid())
        .param("delivery", delivery.uuid())
        .query((row, n) -> view(row))
        .optional();
  }

  private Delivery view(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Delivery(
        new DeliveryId(id),
        new MessageId(row.getObject("message_id", UUID.class)),
        row.getString("type"),
        Delivery.State.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("next_try_at") == null
            ? null
            : row.getTimestamp("next_try_at").toInstant(),
        triesOf(id));
  }

  private List<Delivery.Try> triesOf(UUID delivery) {
    return jdbc.sql("select * from webhook_try where delivery_id = :id order by number")
        .param("id", delivery)
        .query((row, n) ->
            new Delivery.Try(
                row.getInt("number"),
                row.getTimestamp("started_at").toInstant(),
                row.getObject("duration_millis", Long.class),
                row.getObject("status", Integer.class),
                row.getString("error") == null ? null : TryError.valueOf(row.getString("error"))))
        .list();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
