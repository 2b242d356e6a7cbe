package org.showpay.auth.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.page.PageWords;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in the operator's language; templates call it {@code @desk}. */
@Component("desk")
public class DeskWords extends PageWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;

  DeskWords(MessageSource messages, @Value("${showpay.time-zone}") ZoneId zone) {
    super(messages);
    this.zone = zone;
  }

  /** A moment of these days. */
  public String time(Instant at) {
    return TIME.withZone(zone).format(at);
  }

  /** A moment among others of the same minute. */
  public String precisely(Instant at) {
    return MILLIS.withZone(zone).format(at);
  }

  /** A moment of any year. */
  public String date(Instant at) {
    return DAY.withZone(zone).format(at);
  }

  /** How long ago. */
  public String age(Duration age) {
    if (age.toDays() > 0) {
      return say("desk.age.days", age.toDays(), age.toHoursPart());
    }
    return age.toHours() > 0
        ? say("desk.age.hours", age.toHours(), age.toMinutesPart())
        : say("desk.age.minutes", age.toMinutes(), age.toSecondsPart());
  }

  /** Why a payment was refused, as the cashier was told. */
  public String reason(DeclineReason reason) {
    return orElse("desk.decline." + reason, reason.message());
  }

  /** Words for a code that stands on a page beside them, or none. */
  public String of(String family, @Nullable String code) {
    return code == null ? "" : orElse("desk." + family + "." + code, "");
  }

  /** Why nothing came of it: our words, or those of whoever refused. */
  public String trouble(String code, @Nullable String detail) {
    return orElse("desk.trouble." + code, detail == null ? code : detail);
  }
}
