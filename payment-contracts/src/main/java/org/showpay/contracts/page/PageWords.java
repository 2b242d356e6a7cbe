package org.showpay.contracts.page;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import org.showpay.contracts.money.Money;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What all pages say alike, in the language of whoever looks. */
public abstract class PageWords {

  private final MessageSource messages;

  protected PageWords(MessageSource messages) {
    this.messages = messages;
  }

  /** An amount as people write it. */
  public final String money(Money money) {
    return money.currencyCode().equals("KRW")
        ? say("money.won", NumberFormat.getIntegerInstance(Locale.ROOT).format(money.amount()))
        : money.toString();
  }

  /** What several of one thing cost. */
  public final String money(Money price, int quantity) {
    return money(new Money(Math.multiplyExact(price.amount(), quantity), price.currency()));
  }

  /** A text that the pages have in each of their languages. */
  protected final String say(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  /** A text, or these words where the pages have none. */
  protected final String orElse(String key, String words) {
    return Objects.requireNonNullElse(messages.getMessage(key, null, words, locale()), words);
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
