package org.showpay.mobile.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.showpay.contracts.page.PageWords;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.mobile.entry.Trouble;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words extends PageWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;

  Words(MessageSource messages, @Value("${showpay.time-zone:Asia/Seoul}") ZoneId zone) {
    super(messages);
    this.zone = zone;
  }

  /** A moment, where the wallet is at home. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  /** What was refused and what to do; a code that has no words here comes with its own. */
  public String trouble(Trouble trouble) {
    return orElse("trouble." + trouble.code(), trouble.detail());
  }

  /** Why a payment was refused; in English as the table of declines says it. */
  public String decline(DeclineReason reason) {
    return orElse("decline." + reason, reason.consumerMessage());
  }
}
