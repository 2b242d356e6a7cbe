package org.showpay.auth.subscriber;

import java.util.regex.Pattern;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;

/** What a new password must be like (NIST SP 800-63B for the ID's, six digits for the till's). */
final class PasswordRules {

  private static final int LEAST_CHARACTERS = 12;
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final Pattern ONE_DIGIT_ONLY = Pattern.compile("([0-9])\\1{5}");
  private static final Pattern A_PAIR_OR_TRIPLE_REPEATED =
      Pattern.compile("([0-9]{2})\\1{2}|([0-9]{3})\\2");
  private static final String UP = "0123456789012345";
  private static final String DOWN = "9876543210987654";

  private PasswordRules() {}

  static void checkForSignIn(Password password) {
    if (password.reveal().length() < LEAST_CHARACTERS) {
      throw refuse("The password for signing in needs 12 characters or more.");
    }
  }

  static void checkForPayments(Password password) {
    String digits = password.reveal();
    if (!SIX_DIGITS.matcher(digits).matches()) {
      throw refuse("The payment password is six digits.");
    }
    if (isEasilyGuessed(digits)) {
      throw refuse("This payment password is easily guessed. Choose other digits.");
    }
  }

  private static boolean isEasilyGuessed(String digits) {
    return UP.contains(digits)
        || DOWN.contains(digits)
        || ONE_DIGIT_ONLY.matcher(digits).matches()
        || A_PAIR_OR_TRIPLE_REPEATED.matcher(digits).matches();
  }

  private static ProblemException refuse(String detail) {
    return ProblemException.unprocessable("PASSWORD_REFUSED", NextStep.FIX_REQUEST, detail);
  }
}
