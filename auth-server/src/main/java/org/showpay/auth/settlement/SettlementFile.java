package org.showpay.auth.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.showpay.auth.csv.CsvLines;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a settlement out. All that it reads is append-only, and the time zone is the batch's own,
 * so that the bytes are the same each time.
 */
@Component
public class SettlementFile {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  private static final String ITEMS =
      """
      select t.payment_id, p.order_id, t.operation, t.kind, i.gross, i.fee, t.booked_at,
             b.time_zone
        from settlement_item i
        join settlement_batch b on b.id = i.batch_id
        join ledger_transaction t on t.id = i.ledger_transaction_id
        join payment p on p.id = t.payment_id
       where i.batch_id = :settlement
       order by t.booked_at, t.id
      """;

  private final JdbcClient jdbc;

  SettlementFile(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of its lines, as CSV. */
  public String write(Settlement settlement) {
    CsvLines lines = new CsvLines();
    lines.add("payment_id", "order_id", "operation_id", "kind", "gross", "fee", "net", "booked_at");
    jdbc.sql(ITEMS)
        .param("settlement", settlement.settlementId().uuid())
        .query(row -> {
          addItem(lines, row);
        });
    addSummary(lines, settlement);
    long fees = settlement.fees().amount();
    long net = settlement.net().amount();
    lines.add("END", settlement.items(), Math.addExact(net, fees), fees, net);
    return lines.toString();
  }

  private static void addItem(CsvLines lines, ResultSet row) throws SQLException {
    long gross = row.getLong("gross");
    long fee = row.getLong("fee");
    ZoneId zone = ZoneId.of(row.getString("time_zone"));
    lines.add(
        new PaymentId(row.getObject("payment_id", UUID.class)),
        row.getString("order_id"),
        new OperationId(row.getObject("operation", UUID.class)),
        row.getString("kind"),
        gross,
        fee,
        Math.subtractExact(gross, fee),
        SettlementRows.instant(row, "booked_at").atZone(zone).format(MICROSECONDS));
  }

  private static void addSummary(CsvLines lines, Settlement settlement) {
    lines.add(
        "SUMMARY",
        settlement.merchant(),
        settlement.businessDay(),
        settlement.number(),
        settlement.net().currencyCode(),
        settlement.captured().amount(),
        settlement.refunded().amount(),
        settlement.reversed().amount(),
        settlement.fees().amount(),
        settlement.net().amount());
  }
}
