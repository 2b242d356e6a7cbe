package org.showpay.cat.till;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.till.TillId;

/**
 * Numbers the receipts of a till's page: six letters that are the till's own, since the merchant's
 * other tills count too, and a number.
 */
public final class ReceiptNumber {

  private static final Pattern SHORT = Pattern.compile("[0-9]{1,9}");
  private static final int OWN_LETTERS = 6;

  private ReceiptNumber() {}

  /** The number of the till's receipt that comes at this place. */
  public static OrderId of(TillId till, int number) {
    String id = till.toString();
    return new OrderId(id.substring(id.length() - OWN_LETTERS) + "-%04d".formatted(number));
  }

  /**
   * Reads what a cashier types from a receipt; of this till's receipts the number alone will do.
   *
   * @throws IllegalArgumentException when no receipt can have such a number
   */
  public static OrderId typed(String text, TillId till) {
    Matcher number = SHORT.matcher(text.strip());
    return number.matches()
        ? of(till, Integer.parseInt(number.group()))
        : new OrderId(text.strip());
  }
}
