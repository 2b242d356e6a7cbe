package org.showpay.auth.approval;

import java.util.List;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.approval.ApprovalQuestion;
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
  private final SignedApprovals signatures;

  ApprovalsController(StepUp stepUp, StepUpBook book, SignedApprovals signatures) {
    this.stepUp = stepUp;
    this.book = book;
    this.signatures = signatures;
  }

  @Override
  public List<Wish> wishes() {
    return book.wishes(Caller.currentHandset().subscriber());
  }

  @Override
  public ApprovalQuestion question(PaymentId paymentId) {
    Payment payment = own(paymentId);
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      throw unknown();
    }
    return signatures.ask(Caller.currentHandset(), payment);
  }

  @Override
  public Decided decide(PaymentId paymentId, Decision decision) {
    Payment payment = own(paymentId);
    Payment decided =
        switch (decision.answer()) {
          case APPROVE -> approved(payment, decision);
          case REFUSE -> stepUp.refuse(payment.id());
        };
    PaymentState state = decided.state();
    return new Decided(decided.id(), state);
  }

  /** What waits no more is as it is: an answer that was lost is given again. */
  private Payment approved(Payment payment, Decision decision) {
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      return payment;
    }
    signatures.require(Caller.currentHandset(), payment, decision.signed());
    return stepUp.approve(payment.id());
  }

  private Payment own(PaymentId payment) {
    return stepUp
        .of(Caller.currentHandset().subscriber(), payment)
        .orElseThrow(ApprovalsController::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.notFound(
        "PAYMENT_UNKNOWN", "No payment of that id waits for this subscriber.");
  }
}
