package org.showpay.mobile.page;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.mobile.entry.Trouble;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final ZoneId zone;

  Words(MessageSource messages, @Value("${showpay.time-zone:Asia/Seoul}") ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /** An amount as people write it. */
  public String money(Money money) {
    return money.currencyCode().equals("KRW")
        ? say("money.won", NumberFormat.getIntegerInstance(Locale.ROOT).format(money.amount()))
        : money.toString();
  }

  /** A moment, where the wallet is at home. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  /** What was refused and what to do; a code that has no words here comes with its own. */
  public String trouble(Trouble trouble) {
    String known = messages.getMessage("trouble." + trouble.code(), null, "", locale());
    return known == null || known.isEmpty() ? trouble.detail() : known;
  }

  /** Why a payment was refused; in English as the table of declines says it. */
  public String decline(DeclineReason reason) {
    String known =
        messages.getMessage("decline." + reason, null, reason.consumerMessage(), locale());
    return known == null ? reason.consumerMessage() : known;
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
