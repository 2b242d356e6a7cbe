package org.showpay.issuer.request;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/**
 * Refuses values that cannot be meant (422), naming the field, before anything is done for them.
 */
public final class Requests {

  private static final int LONGEST_LINE = 100;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9998;

  private Requests() {}

  /** One printable line of at most 100 characters, as it stands on a bill. */
  public static String line(String line, String field) {
    if (line.isBlank() || line.length() > LONGEST_LINE) {
      throw invalid(field, "must have 1 to 100 characters");
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw invalid(field, "must be one line without control characters");
    }
    return line;
  }

  /** An amount above zero. */
  public static Money positive(Money amount, String field) {
    if (!amount.isPositive()) {
      throw invalid(field, "must be above zero");
    }
    return amount;
  }

  /** A year in which a card company may have had bookings. */
  public static void calendarYear(int year, String field) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw invalid(field, "must be in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
  }

  /** The refusal of a field, for checks that only one caller needs. */
  public static ProblemException invalid(String field, String why) {
    return ProblemException.unprocessable(
        "FIELD_INVALID", NextStep.FIX_REQUEST, "The field '" + field + "' " + why + ".");
  }
}
