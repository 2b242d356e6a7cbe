package org.showpay.auth.screen;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words {

  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  /** An amount as people write it. */
  public String money(Money money) {
    return money.currencyCode().equals("KRW")
        ? say("money.won", NumberFormat.getIntegerInstance(Locale.ROOT).format(money.amount()))
        : money.toString();
  }

  /** What several of one thing cost. */
  public String money(Money price, int quantity) {
    return money(new Money(Math.multiplyExact(price.amount(), quantity), price.currency()));
  }

  /** Why nothing came of what the consumer did, and what to do. */
  public String trouble(String code) {
    return say("trouble." + code);
  }

  /** Why a payment was not made; in English as the table of declines says it. */
  public String refused(Payment payment) {
    DeclineReason reason = payment.declineReason();
    if (reason == null) {
      return say("refused.undone");
    }
    String words = reason.consumerMessage();
    return Objects.requireNonNullElse(
        messages.getMessage("decline." + reason, null, words, locale()), words);
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
