package org.showpay.contracts.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in minor units of its currency (ISO 4217): 12000 KRW is 12,000 won, 1234 USD is 12.34
 * dollars. Sums that do not fit, or that mix currencies, are refused and never rounded.
 */
public record Money(long amount, Currency currency) implements Comparable<Money> {

  /**
   * Reads the wire form {@code {"amount": 12000, "currency": "KRW"}}.
   *
   * @throws IllegalArgumentException when the currency is not in ISO 4217 or has no minor unit
   */
  @JsonCreator
  public static Money of(
      @JsonProperty(value = "amount", required = true) long amount,
      @JsonProperty(value = "currency", required = true) String currency) {
    Currency known = Currency.getInstance(currency);
    if (known.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not a currency to pay in");
    }
    return new Money(amount, known);
  }

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** The ISO 4217 code, as databases and messages carry it. */
  @JsonIgnore
  public String currencyCode() {
    return currency.getCurrencyCode();
  }

  /** True for amounts above zero. */
  @JsonIgnore
  public boolean isPositive() {
    return amount > 0;
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
  }

  /** True when this is more than the other amount of the same currency. */
  public boolean exceeds(Money other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(amount, sameCurrency(other).amount);
  }

  /** For people: {@code KRW 12,000}, {@code USD 12.34}. */
  @Override
  public String toString() {
    int digits = currency.getDefaultFractionDigits();
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return currencyCode() + ' ' + format.format(BigDecimal.valueOf(amount, digits));
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "Amounts of " + currencyCode() + " and " + other.currencyCode() + " do not mix");
    }
    return other;
  }
}
