package org.showpay.auth.approval;

import org.showpay.auth.payment.Payment;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.passkey.PasskeyApprovalsApi;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** Approving by passkey, over HTTP; by a route of its own, so that the audit tells it apart. */
@RestController
class PasskeyApprovalsController implements PasskeyApprovalsApi {

  private final StepUp stepUp;
  private final PasskeyApprovals signatures;

  PasskeyApprovalsController(StepUp stepUp, PasskeyApprovals signatures) {
    this.stepUp = stepUp;
    this.signatures = signatures;
  }

  @Override
  public PasskeyQuestion question(PaymentId paymentId) {
    Payment payment = own(paymentId);
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      throw ApprovalsController.unknown();
    }
    return signatures.ask(Caller.currentHandset(), payment);
  }

  /** What waits no more is as it is: an answer that was lost is given again. */
  @Override
  public Decided approve(PaymentId paymentId, PasskeyAnswer answer) {
    Payment payment = own(paymentId);
    if (payment.state() == PaymentState.AUTHENTICATION_REQUIRED) {
      signatures.require(Caller.currentHandset(), payment, answer);
      payment = stepUp.approve(payment.id());
    }
    return new Decided(payment.id(), payment.state());
  }

  private Payment own(PaymentId payment) {
    return stepUp
        .of(Caller.currentHandset().subscriber(), payment)
        .orElseThrow(ApprovalsController::unknown);
  }
}
