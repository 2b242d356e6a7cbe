package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A terminal's number (patent: MIN) as digits with the country code, E.164 without the plus. */
public record PhoneNumber(@JsonValue String reveal) {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{6,14}");
  private static final int SHOWN = 4;

  /**
   * Takes 7 to 15 digits, for example {@code 821012345678}.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public PhoneNumber {
    if (!FORM.matcher(reveal).matches()) {
      throw new IllegalArgumentException("A phone number is 7 to 15 digits with the country code");
    }
  }

  /** The last four digits only: a phone number is personal data. */
  @Override
  public String toString() {
    return "***" + reveal.substring(reveal.length() - SHOWN);
  }
}
