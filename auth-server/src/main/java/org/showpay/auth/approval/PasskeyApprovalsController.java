package org.showpay.auth.approval;

import java.util.List;
import org.showpay.auth.approval.ApprovalKeyBook.Standing;
import org.showpay.auth.passkey.PasskeyRefusal;
import org.showpay.auth.passkey.Passkeys;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.passkey.PasskeyApprovalsApi;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/**
 * Approving by passkey, over HTTP: it counts as the signature of the handset does. The routes are
 * of their own, so that the audit tells it apart.
 */
@RestController
class PasskeyApprovalsController implements PasskeyApprovalsApi {

  private final StepUp stepUp;
  private final SignedApprovals shown;
  private final ApprovalKeyBook handsets;
  private final Passkeys passkeys;

  PasskeyApprovalsController(
      StepUp stepUp, SignedApprovals shown, ApprovalKeyBook handsets, Passkeys passkeys) {
    this.stepUp = stepUp;
    this.shown = shown;
    this.handsets = handsets;
    this.passkeys = passkeys;
  }

  @Override
  public PasskeyQuestion question(PaymentId paymentId) {
    Caller.Handset handset = handsetInUse();
    Payment payment = own(handset, paymentId);
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      throw ApprovalsController.unknown();
    }
    List<WebBytes> credentials = passkeys.credentials(handset.subscriber());
    if (credentials.isEmpty()) {
      throw PasskeyRefusal.PASSKEY_UNKNOWN.problem();
    }
    ApprovalNonce nonce = ApprovalNonce.draw();
    ApprovalQuestion asked =
        shown.about(payment, nonce, passkeys.ask(nonce, handset, payment.id()));
    return new PasskeyQuestion(asked, passkeys.rpId(), credentials);
  }

  /** What waits no more is as it is: an answer that was lost is given again. */
  @Override
  public Decided approve(PaymentId paymentId, PasskeyAnswer answer) {
    Caller.Handset handset = handsetInUse();
    Payment payment = own(handset, paymentId);
    if (payment.state() == PaymentState.AUTHENTICATION_REQUIRED) {
      requireSigned(handset, payment, answer);
      payment = stepUp.approve(payment.id());
    }
    return new Decided(payment.id(), payment.state());
  }

  /** By a passkey of the consumer's, and for this payment as the books have it. */
  private void requireSigned(Caller.Handset handset, Payment payment, PasskeyAnswer answer) {
    ApprovalNonce nonce = answer.nonce();
    ApprovalQuestion asked =
        shown.about(payment, nonce, passkeys.spend(nonce, handset, payment.id()));
    passkeys.requireSigned(handset.subscriber(), PasskeyChallenge.ofApproval(asked), answer);
  }

  private Payment own(Caller.Handset handset, PaymentId payment) {
    return stepUp.of(handset.subscriber(), payment).orElseThrow(ApprovalsController::unknown);
  }

  /** The filter of sessions refuses most; this, what was taken out of use since. */
  private Caller.Handset handsetInUse() {
    Caller.Handset handset = Caller.currentHandset();
    if (handsets.of(handset) instanceof Standing.OutOfUse) {
      throw SignedApprovals.outOfUse();
    }
    return handset;
  }
}
