package org.showpay.cat.counter;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/** Amounts as cashiers type them: {@code 12000} or {@code 12,000} won, {@code 12.34} dollars. */
public final class Amounts {

  /**
   * Commas only where thousands are, so that {@code 12,50} is not taken for 1250. More than seven
   * digits need them: eight without any are what a scanner reads off goods.
   */
  private static final Pattern FORM =
      Pattern.compile("(?:[0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\\.[0-9]{1,3})?");

  private Amounts() {}

  /** The amount; 422 when it is none of this currency, or nothing. */
  public static Money read(String typed, Currency currency) {
    if (!FORM.matcher(typed).matches()) {
      throw noAmount();
    }
    BigDecimal number = new BigDecimal(typed.replace(",", ""));
    if (number.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
        || number.signum() == 0) {
      throw noAmount();
    }
    int digits = currency.getDefaultFractionDigits();
    return new Money(number.movePointRight(digits).longValueExact(), currency);
  }

  private static ProblemException noAmount() {
    return ProblemException.unprocessable(
        "NO_AMOUNT",
        NextStep.FIX_REQUEST,
        "Type an amount above zero, with commas from eight digits on, or scan the goods.");
  }
}
