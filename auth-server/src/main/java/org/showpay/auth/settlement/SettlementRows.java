package org.showpay.auth.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on settlements. */
@Repository
public class SettlementRows {

  /** What one close takes another cannot see: it is deleted and written down in one statement. */
  private static final String CLOSE =
      """
      with taken as (
        delete from settlement_due
         where merchant_id = :merchant and currency = :currency and booked_at < :end
        returning *),
      closed as (
        insert into settlement_batch (id, merchant_id, business_day, currency, number, time_zone,
          items, captured, refunded, reversed, fees, net)
        select :id, :merchant, :day, :currency,
               (select coalesce(max(number), 0) + 1 from settlement_batch
                 where merchant_id = :merchant and business_day = :day and currency = :currency),
               :zone, count(*),
               coalesce(sum(gross) filter (where kind = 'CAPTURE'), 0),
               coalesce(-sum(gross) filter (where kind = 'REFUND'), 0),
               coalesce(-sum(gross) filter (where kind = 'REVERSAL'), 0),
               sum(fee), sum(gross) - sum(fee)
          from taken
        having count(*) > 0
        returning *),
      items as (
        insert into settlement_item (ledger_transaction_id, batch_id, gross, fee)
        select taken.ledger_transaction_id, closed.id, taken.gross, taken.fee
          from taken cross join closed)
      select * from closed
      """;

  private final JdbcClient jdbc;

  SettlementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one close of a merchant follow another; payments do not wait for it. */
  boolean lock(MerchantId merchant) {
    return jdbc.sql("select id from merchant where id = :merchant for no key update")
        .param("merchant", merchant.uuid())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  List<MerchantId> merchantsWithSomethingDue() {
    return jdbc.sql("select distinct merchant_id from settlement_due")
        .query((row, n) -> new MerchantId(row.getObject(1, UUID.class)))
        .list();
  }

  Optional<Instant> oldestDue(MerchantId merchant) {
    return jdbc.sql(
            """
            select booked_at from settlement_due
             where merchant_id = :merchant order by booked_at limit 1
            """)
        .param("merchant", merchant.uuid())
        .query((row, n) -> instant(row, "booked_at"))
        .optional();
  }

  /** What was so long ago by the database's clock. */
  Instant ago(Duration time) {
    return jdbc.sql("select now() - make_interval(secs => :seconds) as moment")
        .param("seconds", time.toSeconds())
        .query((row, n) -> instant(row, "moment"))
        .single();
  }

  List<String> currenciesDue(MerchantId merchant, Instant before) {
    return jdbc.sql(
            """
            select distinct currency from settlement_due
             where merchant_id = :merchant and booked_at < :before order by currency
            """)
        .param("merchant", merchant.uuid())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, n) -> row.getString("currency"))
        .list();
  }

  Optional<Settlement> close(Batch batch) {
    return jdbc.sql(CLOSE)
        .param("id", batch.id().uuid())
        .param("merchant", batch.merchant().uuid())
        .param("day", batch.businessDay())
        .param("end", batch.dayEnds().atOffset(ZoneOffset.UTC))
        .param("zone", batch.zone().getId())
        .param("currency", batch.currency())
        .query(SettlementRows::read)
        .optional();
  }

  /** The settlement of this id. */
  public Optional<Settlement> find(SettlementId id) {
    return jdbc.sql("select * from settlement_batch where id = :id")
        .param("id", id.uuid())
        .query(SettlementRows::read)
        .optional();
  }

  List<Settlement> list(MerchantId merchant, @Nullable SettlementId before) {
    return jdbc.sql(
            """
            select * from settlement_batch
             where merchant_id = :merchant
               and (cast(:before as uuid) is null or id < cast(:before as uuid))
             order by id desc limit 100
            """)
        .param("merchant", merchant.uuid())
        .param("before", before == null ? null : before.uuid())
        .query(SettlementRows::read)
        .list();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Settlement read(ResultSet row, int number) throws SQLException {
    return new Settlement(
        new SettlementId(row.getObject("id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getObject("business_day", LocalDate.class),
        row.getInt("number"),
        row.getInt("items"),
        money(row, "captured"),
        money(row, "refunded"),
        money(row, "reversed"),
        money(row, "fees"),
        money(row, "net"),
        instant(row, "closed_at"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("currency"));
  }
}
