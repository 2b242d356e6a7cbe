package org.showpay.contracts.paycode;

/** What digits turned out to be: a pay code of this scheme, or not one, and why. */
public sealed interface PayCodeReading {

  /** A code with right check digits; whether it is live only the auth-server knows. */
  record Valid(PayCode code) implements PayCodeReading {}

  /** No code, so nothing is sent anywhere. */
  enum NotACode implements PayCodeReading {
    /** Some digits are missing or too many. */
    NOT_20_DIGITS("A pay code has 20 or 24 digits. Scan or type it again."),
    /** The code belongs to another wallet. */
    ANOTHER_SCHEME("This code belongs to another payment scheme."),
    /** At least one digit is wrong. */
    MISREAD("At least one digit was misread. Scan or type it again.");

    private final String message;

    NotACode(String message) {
      this.message = message;
    }

    /** One sentence for the cashier. */
    public String message() {
      return message;
    }
  }
}
