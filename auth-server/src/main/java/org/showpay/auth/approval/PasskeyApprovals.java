package org.showpay.auth.approval;

import java.util.List;
import org.showpay.auth.approval.ApprovalKeyBook.Standing;
import org.showpay.auth.passkey.PasskeyRefusal;
import org.showpay.auth.passkey.Passkeys;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyQuestion;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Component;

/**
 * That an approval is signed by a passkey of the consumer's, of the very payment that the page
 * showed. It counts as the signature of the handset does.
 */
@Component
class PasskeyApprovals {

  private final Passkeys passkeys;
  private final ApprovalKeyBook handsets;
  private final SignedApprovals shown;

  PasskeyApprovals(Passkeys passkeys, ApprovalKeyBook handsets, SignedApprovals shown) {
    this.passkeys = passkeys;
    this.handsets = handsets;
    this.shown = shown;
  }

  /** Asks about a payment that waits, whoever has a passkey. */
  PasskeyQuestion ask(Caller.Handset handset, Payment payment) {
    requireInUse(handset);
    List<WebBytes> credentials = passkeys.credentials(handset.subscriber());
    if (credentials.isEmpty()) {
      throw PasskeyRefusal.PASSKEY_UNKNOWN.problem();
    }
    ApprovalNonce nonce = ApprovalNonce.draw();
    return new PasskeyQuestion(
        shown.about(payment, nonce, passkeys.ask(nonce, handset, payment.id())),
        passkeys.rpId(),
        credentials);
  }

  /** Refuses what is not signed, or not for this payment as the books have it. */
  void require(Caller.Handset handset, Payment payment, PasskeyAnswer answer) {
    requireInUse(handset);
    var asked =
        shown.about(payment, answer.nonce(), passkeys.spend(answer.nonce(), handset, payment.id()));
    passkeys.requireSigned(handset.subscriber(), PasskeyChallenge.ofApproval(asked), answer);
  }

  private void requireInUse(Caller.Handset handset) {
    if (handsets.of(handset) instanceof Standing.OutOfUse) {
      throw SignedApprovals.outOfUse();
    }
  }
}
