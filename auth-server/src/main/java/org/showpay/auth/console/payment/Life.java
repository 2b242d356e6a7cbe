package org.showpay.auth.console.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.payment.Moment.Source;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that our own books say of one payment. */
@Repository
class Life {

  private static final String ALL =
      """
      select moved_at as at, 'STATE' as source,
             case from_state when 'NONE' then to_state else from_state || ' → ' || to_state end
               as what,
             null::bigint as amount, null as detail, reason as why, null::bigint as millis
        from payment_move where payment_id = :id
      union all
      select requested_at, 'OPERATION', kind || '_ASKED', amount, id::text, reason, null
        from payment_operation where payment_id = :id
      union all
      select updated_at, 'OPERATION', kind || '_' || state, amount, id::text, refusal,
             round(extract(epoch from updated_at - requested_at) * 1000)
        from payment_operation where payment_id = :id and state <> 'REQUESTED'
      union all
      select asked_at, 'INQUIRY', kind, null, answer, why,
             round(extract(epoch from heard_at - asked_at) * 1000)
        from issuer_talk where payment_id = :id
      union all
      select declined_at, 'BACKUP', 'DECLINED_FIRST', null, company || ' …' || card_last4, reason,
             null
        from fall_back where payment_id = :id
      union all
      select t.booked_at, 'LEDGER', t.kind, max(e.amount),
             string_agg(a.kind || ' ' || to_char(e.amount, 'FMSG999999999999999'), ', '
               order by e.amount desc), null, null
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.payment_id = :id group by t.id
      union all
      select m.created_at, 'WEBHOOK', 'MESSAGE', null, m.type, null, null
        from webhook_message m where m.merchant_id = :merchant and m.payment_id = :id
      union all
      select y.started_at, 'WEBHOOK', coalesce(y.status::text, y.error, 'CUT_OFF'), null,
             m.type || ', ' || e.url, y.error, y.duration_millis
        from webhook_message m
        join webhook_delivery d on d.message_id = m.id
        join webhook_endpoint e on e.id = d.endpoint_id
        join webhook_try y on y.delivery_id = d.id
       where m.merchant_id = :merchant and m.payment_id = :id
      union all
      select acknowledged_at, 'TILL', acknowledged_state, null, null, null, null
        from payment where id = :id and acknowledged_at is not null
      union all
      select at, 'OPERATOR', action || '_' || result, null, who, coalesce(why, detail), null
        from console_deed where subject = :written
      """;

  private final JdbcClient jdbc;

  Life(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Moment> of(ShownPayment payment) {
    String currency = payment.facts().amount().currencyCode();
    PaymentId id = payment.facts().id();
    return jdbc.sql(ALL)
        .param("id", id.uuid())
        .param("merchant", payment.facts().merchant().uuid())
        .param("written", id.toString())
        .query((row, n) -> moment(row, currency))
        .list();
  }

  private static Moment moment(ResultSet row, String currency) throws SQLException {
    return new Moment(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Source.valueOf(row.getString("source")),
        row.getString("what"),
        amount(row, currency),
        row.getString("detail"),
        row.getString("why"),
        row.getObject("millis") == null ? null : Long.valueOf(row.getLong("millis")));
  }

  private static @Nullable Money amount(ResultSet row, String currency) throws SQLException {
    return row.getObject("amount") == null ? null : Money.of(row.getLong("amount"), currency);
  }
}
