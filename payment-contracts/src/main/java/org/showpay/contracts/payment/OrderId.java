package org.showpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The merchant's own number of an order or receipt; at most one payment of it is ever charged. */
public record OrderId(@JsonValue String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Takes 1 to 64 letters, digits, dots, hyphens and underscores.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public OrderId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("An order id is 1 to 64 letters, digits, '.', '-' or '_'");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
