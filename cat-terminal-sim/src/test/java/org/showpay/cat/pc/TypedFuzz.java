package org.showpay.cat.pc;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.showpay.cat.counter.Amounts;
import org.showpay.cat.item.Ean;

/** What is typed or scanned at a till: goods, amounts, and addresses of payment screens. */
public final class TypedFuzz {

  private static final int DIGITS = 13;

  private TypedFuzz() {}

  /** Reads the input as each of them. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    Optional<Ean> ean = taken(IllegalArgumentException.class, () -> new Ean(text));
    require(ean.isPresent() == isEan(text), "Its check digit says otherwise");
    amount(text, "KRW");
    amount(text, "USD");
    amount(text, "BHD");
    ScreenAddress.in(text)
        .ifPresent(address ->
            require(
                address.reveal().matches("[A-Za-z0-9_-]{43}") && text.contains(address.reveal()),
                "This was not in it"));
  }

  private static void amount(String text, String currency) {
    takenUnless("NO_AMOUNT", () -> Amounts.read(text, Currency.getInstance(currency)))
        .ifPresent(money -> {
          BigDecimal typed = new BigDecimal(text.replace(",", ""));
          int digits = money.currency().getDefaultFractionDigits();
          require(
              BigDecimal.valueOf(money.amount(), digits).compareTo(typed) == 0,
              "Another amount was typed");
          require(money.isPositive(), "Nothing was typed");
        });
  }

  /** GS1's rule from the right: the digits before the check digit count three times and once. */
  private static boolean isEan(String text) {
    if (!text.matches("[0-9]{8}|[0-9]{12}|[0-9]{13}")) {
      return false;
    }
    int sum = 0;
    for (int fromRight = 1; fromRight < Math.min(text.length(), DIGITS); fromRight++) {
      int digit = text.charAt(text.length() - 1 - fromRight) - '0';
      sum += fromRight % 2 == 1 ? 3 * digit : digit;
    }
    return (10 - sum % 10) % 10 == text.charAt(text.length() - 1) - '0';
  }
}
