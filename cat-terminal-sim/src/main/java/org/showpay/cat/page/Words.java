package org.showpay.cat.page;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final SaleSettings settings;

  Words(MessageSource messages, SaleSettings settings) {
    this.messages = messages;
    this.settings = settings;
  }

  /** An amount as people write it. */
  public String money(Money money) {
    return money.currencyCode().equals("KRW")
        ? say("money.won", NumberFormat.getIntegerInstance(Locale.ROOT).format(money.amount()))
        : money.toString();
  }

  /** A moment, where the till stands. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(settings.timeZone()));
  }

  /** What was refused and what to do; a code that has no words here comes with its own. */
  public String trouble(Trouble trouble) {
    return orElse("trouble." + trouble.code(), trouble.detail());
  }

  /** Why a payment was refused, for the cashier; in English as the table of declines says it. */
  public String toCashier(DeclineReason reason) {
    return orElse("cashier." + reason, reason.message());
  }

  /** The same for the customer. */
  public String toCustomer(DeclineReason reason) {
    return orElse("customer." + reason, reason.consumerMessage());
  }

  private String orElse(String key, String words) {
    return Objects.requireNonNullElse(messages.getMessage(key, null, words, locale()), words);
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
