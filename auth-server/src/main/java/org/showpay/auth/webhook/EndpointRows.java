package org.showpay.auth.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.receiver.EndpointUrl;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.WebhooksApi.Endpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints of merchants, as rows. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EndpointRows {

  private static final String VIEW = "id, url, state, created_at, earlier_secret_until";

  private final JdbcClient jdbc;

  EndpointRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<EndpointId> activeOf(MerchantId merchant) {
    return jdbc.sql(
            "select id from webhook_endpoint where merchant_id = :merchant and state = 'ACTIVE'")
        .param("merchant", merchant.uuid())
        .query((row, n) -> new EndpointId(row.getObject("id", UUID.class)))
        .list();
  }

  /** Lets one at a time add endpoints to a merchant; false when there is no such merchant. */
  boolean lock(MerchantId merchant) {
    return jdbc.sql("select id from merchant where id = :id for no key update")
        .param("id", merchant.uuid())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  void insert(
      MerchantId merchant, EndpointId endpoint, EndpointUrl url, byte[] secret, Instant now) {
    jdbc.sql(
            """
            insert into webhook_endpoint (id, merchant_id, url, state, secret, created_at)
            values (:id, :merchant, :url, 'ACTIVE', :secret, :now)
            """)
        .param("id", endpoint.uuid())
        .param("merchant", merchant.uuid())
        .param("url", url.reveal().toString())
        .param("secret", secret)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Endpoint> of(MerchantId merchant, Instant now) {
    return jdbc.sql(
            "select "
                + VIEW
                + " from webhook_endpoint where merchant_id = :merchant and state <> 'DELETED'"
                + " order by created_at, id")
        .param("merchant", merchant.uuid())
        .query((row, n) -> view(row, now))
        .list();
  }

  Optional<Endpoint> find(MerchantId merchant, EndpointId endpoint, Instant now) {
    return of(merchant, now).stream().filter(each -> each.endpoint().equals(endpoint)).findAny();
  }

  boolean delete(MerchantId merchant, EndpointId endpoint) {
    return jdbc.sql(
                """
                update webhook_endpoint
                   set state = 'DELETED', secret = null, earlier_secret = null,
                       earlier_secret_until = null
                 where id = :id and merchant_id = :merchant and state <> 'DELETED'
                """)
            .param("id", endpoint.uuid())
            .param("merchant", merchant.uuid())
            .update()
        == 1;
  }

  boolean rotate(MerchantId merchant, EndpointId endpoint, byte[] secret, Instant until) {
    return jdbc.sql(
                """
                update webhook_endpoint
                   set earlier_secret = secret, earlier_secret_until = :until, secret = :secret
                 where id = :id and merchant_id = :merchant and state <> 'DELETED'
                """)
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("secret", secret)
            .param("id", endpoint.uuid())
            .param("merchant", merchant.uuid())
            .update()
        == 1;
  }

  private static Endpoint view(ResultSet row, Instant now) throws SQLException {
    Timestamp until = row.getTimestamp("earlier_secret_until");
    return new Endpoint(
        new EndpointId(row.getObject("id", UUID.class)),
        row.getString("url"),
        Endpoint.State.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        until == null || !until.toInstant().isAfter(now) ? null : until.toInstant());
  }
}
