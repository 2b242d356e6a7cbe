package org.showpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What the card company gives for an approval (ISO 8583 field 38): six letters or digits. */
public record ApprovalNumber(@JsonValue String text) {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{6}");

  /**
   * Takes six capital letters or digits.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public ApprovalNumber {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("An approval number is six letters or digits");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
