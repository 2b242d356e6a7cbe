package org.showpay.auth.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.sms.SmsId;
import org.showpay.contracts.sms.SmsOutbox;
import org.showpay.contracts.sms.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What subscribers are told of their payments, in words, by the type of the notice. */
@Component
class SubscriberNotices {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String REFUNDED = "payment.refunded";

  private final ToldPayments payments;
  private final SmsOutbox outbox;
  private final Wording wording;
  private final Clock clock;
  private final ZoneId zone;

  SubscriberNotices(
      ToldPayments payments,
      SmsOutbox outbox,
      Wording wording,
      Clock clock,
      @Value("${showpay.time-zone:Asia/Seoul}") ZoneId zone) {
    this.payments = payments;
    this.outbox = outbox;
    this.wording = wording;
    this.clock = clock;
    this.zone = zone;
  }

  /** Part of the caller's transaction; of a code that nobody has there is nobody to be told. */
  void tell(Notice notice) {
    if (!wording.has(notice.type())) {
      return;
    }
    payments
        .find(notice.payment())
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

  private Map<String, String> values(ToldPayments.Told told, Instant now) {
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
}
