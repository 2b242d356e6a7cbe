package org.showpay.contracts.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A card company's short name, as routes and journals use it, for example {@code hanbit}. */
public record CompanyId(@JsonValue String text) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");

  /**
   * Takes 2 to 31 lower-case letters, digits and hyphens.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public CompanyId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("A card company's name is 2 to 31 of a-z, 0-9 and '-'");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
