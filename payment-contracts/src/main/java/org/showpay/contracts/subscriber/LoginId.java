package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name under which a subscriber signs in with a password (patent claim 2: ID). */
public record LoginId(@JsonValue String text) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{3,32}");

  /**
   * Takes 3 to 32 lower-case letters, digits, dots, hyphens and underscores.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public LoginId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("An ID is 3 to 32 of a-z, 0-9, '.', '-' and '_'");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
