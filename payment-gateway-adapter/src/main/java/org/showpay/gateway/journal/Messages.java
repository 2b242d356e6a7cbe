package org.showpay.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.journal.JournalApi.Message;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads out of the journal what was said about one payment. No card is in it, not even a token. */
@Component
class Messages {

  private static final String ABOUT =
      """
      select kind, company, 1 as attempt, amount, currency, sent_at, answered_at, outcome,
             approval, coalesce(reason, why) as why
        from journal where payment_id = :payment
      union all
      select f.kind, f.company, m.attempt, f.amount, f.currency, m.sent_at, m.answered_at,
             m.outcome, null, coalesce(m.reason, m.why)
        from follow_up f join follow_up_message m on m.operation = f.operation
       where f.payment_id = :payment
      union all
      select 'INQUIRY', company, 1, amount, currency, sent_at, answered_at, outcome,
             approval, coalesce(reason, why)
        from inquiry where payment_id = :payment
      order by sent_at, kind, attempt
      """;

  private final JdbcClient jdbc;

  Messages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Message> about(PaymentId payment) {
    return jdbc.sql(ABOUT).param("payment", payment.uuid()).query(Messages::message).list();
  }

  private static Message message(ResultSet row, int i) throws SQLException {
    return new Message(
        MessageKind.valueOf(row.getString("kind")),
        new CompanyId(row.getString("company")),
        row.getInt("attempt"),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("answered_at", OffsetDateTime.class)),
        row.getString("outcome"),
        row.getString("approval"),
        row.getString("why"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
