package org.showpay.mobile.inbox;

import java.util.Optional;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.sms.SmsFaultsApi;
import org.springframework.web.bind.annotation.RestController;

/** What the SMS server is told to do wrong; it is forgotten when the service ends. */
@RestController
class SmsFaults implements SmsFaultsApi {

  private SmsFault plan = new SmsFault(Kind.THROTTLE, 0);

  @Override
  public synchronized void set(SmsFault fault) {
    if (fault.times() < 0) {
      throw ProblemException.unprocessable(
          "TIMES_REFUSED", NextStep.FIX_REQUEST, "A fault strikes 'times' messages, or none.");
    }
    plan = fault;
  }

  /** What goes wrong with the message that comes now. */
  synchronized Optional<Kind> next() {
    if (plan.times() == 0) {
      return Optional.empty();
    }
    plan = new SmsFault(plan.kind(), plan.times() - 1);
    return Optional.of(plan.kind());
  }
}
