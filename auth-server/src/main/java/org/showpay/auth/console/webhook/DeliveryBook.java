package org.showpay.auth.console.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.webhook.EndpointDesk;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries of all merchants, and beginning one of them over. */
@Repository
class DeliveryBook {

  private static final String DELIVERIES =
      """
      select d.id, d.created_at, d.state, d.tries, d.next_try_at, d.round, e.merchant_id, e.url,
             n.name as shop, m.type, m.payment_id,
             (select coalesce(y.status || case when y.error is null then '' else ' ' || y.error end,
                              y.error, 'CUT_OFF')
                from webhook_try y where y.delivery_id = d.id
               order by y.number desc limit 1) as last
        from webhook_delivery d
        join webhook_endpoint e on e.id = d.endpoint_id
        join webhook_message m on m.id = d.message_id
        join merchant n on n.id = e.merchant_id
      """;

  /** As it stands in the index of these. */
  private static final String UNDELIVERED = " where d.state <> 'DELIVERED'";

  private static final String NEWEST = " order by d.id desc limit 100";

  private static final String WHERE =
      """
      select e.merchant_id, d.endpoint_id, d.round
        from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
       where d.id = :id for no key update of d
      """;

  private final JdbcClient jdbc;
  private final EndpointDesk desk;

  DeliveryBook(JdbcClient jdbc, EndpointDesk desk) {
    this.jdbc = jdbc;
    this.desk = desk;
  }

  /** The newest hundred. */
  List<ShownDelivery> latest(boolean undelivered) {
    return jdbc.sql(DELIVERIES + (undelivered ? UNDELIVERED : "") + NEWEST)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Begins it over, unless somebody has since the page was drawn.
   *
   * @param round how often it was begun by then
   */
  @Transactional
  void redeliver(DeliveryId delivery, int round) {
    Place place =
        jdbc.sql(WHERE)
            .param("id", delivery.uuid())
            .query((row, n) -> Place.read(row))
            .optional()
            .orElseThrow(
                () -> ProblemException.notFound("DELIVERY_UNKNOWN", "There is no such delivery."));
    if (place.round != round) {
      throw ProblemException.conflict(
          "CHANGED_MEANWHILE",
          NextStep.QUERY,
          "It is not as it was when you looked at it. Look again.");
    }
    desk.redeliver(place.merchant, place.endpoint, delivery);
  }

  private record Place(MerchantId merchant, EndpointId endpoint, int round) {

    static Place read(ResultSet row) throws SQLException {
      return new Place(
          new MerchantId(row.getObject("merchant_id", UUID.class)),
          new EndpointId(row.getObject("endpoint_id", UUID.class)),
          row.getInt("round"));
    }
  }

  private static ShownDelivery read(ResultSet row) throws SQLException {
    @Nullable UUID payment = row.getObject("payment_id", UUID.class);
    return new ShownDelivery(
        new DeliveryId(row.getObject("id", UUID.class)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("shop"),
        row.getString("url"),
        row.getString("type"),
        payment == null ? null : new PaymentId(payment),
        row.getString("state"),
        row.getInt("tries"),
        row.getString("last"),
        instant(row.getObject("next_try_at", OffsetDateTime.class)),
        row.getInt("round"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
