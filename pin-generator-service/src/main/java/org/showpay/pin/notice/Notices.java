package org.showpay.pin.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.showpay.contracts.sms.SmsId;
import org.showpay.contracts.sms.SmsOutbox;
import org.showpay.contracts.sms.Wording;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What subscribers are told of their codes; no message has room for the code itself. */
@Component
public class Notices {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final SmsOutbox outbox;
  private final Wording wording;
  private final ZoneId zone;

  Notices(SmsOutbox outbox, Wording wording, NoticeProperties properties) {
    this.outbox = outbox;
    this.wording = wording;
    this.zone = properties.timeZone();
  }

  /** Tells of a new code; part of the caller's transaction, since without it nothing was made. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void codeMade(PhoneNumber to, String cardLast4, Instant at) {
    put("code.made", to, Map.of("card", cardLast4), at);
  }

  /** Tells of a new pack; part of the caller's transaction in the same way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void packMade(PhoneNumber to, int codes, String cardLast4, Instant at) {
    put("pack.made", to, Map.of("card", cardLast4, "count", Integer.toString(codes)), at);
  }

  /** Tells that a handset makes codes by itself; part of the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void deviceKeyMade(PhoneNumber to, String cardLast4, Instant at) {
    put("device-key.made", to, Map.of("card", cardLast4), at);
  }

  private void put(String key, PhoneNumber to, Map<String, String> values, Instant at) {
    Map<String, String> all = new HashMap<>(values);
    all.put("time", TIME.format(at.atZone(zone)));
    outbox.put(SmsId.next(), to, wording.text(key, all));
  }
}
