package org.showpay.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.journal.JournalApi.Movement;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what moved out of the journal, in the order in which it was heard. */
@Component
class Movements {

  private static final String SELECT =
      """
      select * from money_movement
      where company = :company and at >= :from and at < :to
        and (at, operation, kind) > (:at, :operation, :kind)
      order by at, operation, kind
      limit :limit
      """;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcClient jdbc;

  Movements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The first movements of a period that stand behind a place in it. */
  List<Movement> of(CompanyId company, Period period, Place behind, int limit) {
    return jdbc.sql(SELECT)
        .param("company", company.text())
        .param("from", utc(period.from))
        .param("to", utc(period.to))
        .param("at", utc(behind.at()))
        .param("operation", behind.operation().uuid())
        .param("kind", behind.kind())
        .param("limit", limit)
        .query(Movements::movement)
        .list();
  }

  /** Whether anything can have moved then. */
  static boolean canBeAt(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  /** From a moment until just before another; outside these years nothing can have moved. */
  record Period(Instant from, Instant to) {

    static Period of(Instant from, Instant to) {
      return new Period(within(from), within(to));
    }

    private static Instant within(Instant moment) {
      Instant notBefore = moment.isBefore(FIRST) ? FIRST : moment;
      return notBefore.isAfter(LAST) ? LAST : notBefore;
    }
  }

  private static Movement movement(ResultSet row, int i) throws SQLException {
    return new Movement(
        Kind.valueOf(row.getString("kind")),
        new OperationId(row.getObject("operation", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
