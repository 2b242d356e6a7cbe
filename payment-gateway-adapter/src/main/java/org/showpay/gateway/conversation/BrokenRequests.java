package org.showpay.gateway.conversation;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/** What callers are told when a request cannot be meant as it is. */
final class BrokenRequests {

  private BrokenRequests() {}

  static void requirePositive(Money amount) {
    if (!amount.isPositive()) {
      throw ProblemException.unprocessable(
          "AMOUNT_NOT_POSITIVE", NextStep.FIX_REQUEST, "The amount is above zero.");
    }
  }

  /** An id was used before with other content. */
  static ProblemException differs(String what, String field) {
    return ProblemException.unprocessable(
        "SAME_ID_OTHER_CONTENT",
        NextStep.FIX_REQUEST,
        "This %s id was used before with another '%s'. Make a new %s id."
            .formatted(what, field, what));
  }
}
