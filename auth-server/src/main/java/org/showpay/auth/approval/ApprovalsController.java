package org.showpay.auth.approval;

import java.util.List;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** What consumers approve on their handsets, over HTTP; each sees only what is theirs. */
@RestController
class ApprovalsController implements ApprovalsApi {

  private final StepUp stepUp;
  private final StepUpBook book;

  ApprovalsController(StepUp stepUp, StepUpBook book) {
    this.stepUp = stepUp;
    this.book = book;
  }

  @Override
  public List<Wish> wishes() {
    return book.wishes(Caller.currentHandset().subscriber());
  }

  @Override
  public Decided decide(PaymentId paymentId, Decision decision) {
    Payment payment =
        stepUp
            .of(Caller.currentHandset().subscriber(), paymentId)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "PAYMENT_UNKNOWN", "No payment of that id waits for this subscriber."));
    Payment decided =
        switch (decision.answer()) {
          case APPROVE -> stepUp.approve(payment.id());
          case REFUSE -> stepUp.refuse(payment.id());
        };
    PaymentState state = decided.state();
    return new Decided(decided.id(), state);
  }
}
