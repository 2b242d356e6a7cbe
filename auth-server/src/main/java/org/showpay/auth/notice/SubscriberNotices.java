package org.showpay.auth.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.sms.SmsId;
import org.showpay.contracts.sms.SmsOutbox;
import org.showpay.contracts.sms.Wording;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What subscribers are told of their payments, in words, by the type of the notice. */
@Component
class SubscriberNotices {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String REFUNDED = "payment.refunded";

  /**
   * A refusal may have left the code unspent: it concerns the owner of the code all the same. Not
   * so where the code was dead: a till that kept an old one could send its owner SMS without end.
   */
  private static final String WHAT_IT_SAYS =
      """
      select s.id, s.sealed_number, s.phone_number, m.name as shop, card.last4, p.amount,
             p.refunded, p.currency, p.decline_reason
        from payment p
        join merchant m on m.id = p.merchant_id
        left join pay_code code on code.digest = p.code_digest
          and (code.payment_id = p.id or p.decline_reason is distinct from 'CODE_NOT_LIVE')
        join subscriber s on s.id = coalesce(p.subscriber_id, code.subscriber_id)
        join card on card.token = coalesce(p.card_token, code.card_token)
       where p.id = :id and s.erased_at is null
      """;

  private final JdbcClient jdbc;
  private final SmsOutbox outbox;
  private final NumberSafe numbers;
  private final Wording wording;
  private final Clock clock;
  private final ZoneId zone;

  SubscriberNotices(
      JdbcClient jdbc,
      SmsOutbox outbox,
      NumberSafe numbers,
      Wording wording,
      Clock clock,
      @Value("${showpay.time-zone:Asia/Seoul}") ZoneId zone) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.numbers = numbers;
    this.wording = wording;
    this.clock = clock;
    this.zone = zone;
  }

  /** Part of the caller's transaction; of a code that nobody has there is nobody to be told. */
  void tell(Notice notice) {
    if (!wording.has(notice.type())) {
      return;
    }
    find(notice.payment())
        .ifPresent(told ->
            outbox.put(
                idOf(notice),
                told.to(),
                wording.text(notice.type(), values(told, clock.instant()))));
  }

  /**
   * A payment is approved, declined or undone once, whatever way it came there: it is approved
   * again where a cancellation is refused. It may be refunded several times.
   */
  private static SmsId idOf(Notice notice) {
    String version = notice.type().equals(REFUNDED) ? " " + notice.version() : "";
    return SmsId.of(notice.type() + " " + notice.payment() + version);
  }

  private Map<String, String> values(Told told, Instant now) {
    Map<String, String> values = new HashMap<>();
    values.put("shop", Wording.shortened(told.shop()));
    values.put("card", told.cardLast4());
    values.put("amount", told.amount().toString());
    values.put("refunded", told.refunded().toString());
    values.put("time", TIME.format(now.atZone(zone)));
    values.put("reason", told.reason().map(this::words).orElse(""));
    return values;
  }

  private String words(DeclineReason reason) {
    String key = "decline." + reason;
    return wording.has(key) ? wording.text(key, Map.of()) : reason.consumerMessage();
  }

  private Optional<Told> find(PaymentId payment) {
    return jdbc.sql(WHAT_IT_SAYS).param("id", payment.uuid()).query(this::read).optional();
  }

  private record Told(
      PhoneNumber to,
      String shop,
      String cardLast4,
      Money amount,
      Money refunded,
      Optional<DeclineReason> reason) {}

  private Told read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Told(
        numbers.open(row, row.getObject("id", UUID.class)),
        row.getString("shop"),
        row.getString("last4"),
        Money.of(row.getLong("amount"), currency),
        Money.of(row.getLong("refunded"), currency),
        Optional.ofNullable(row.getString("decline_reason")).map(DeclineReason::valueOf));
  }
}
