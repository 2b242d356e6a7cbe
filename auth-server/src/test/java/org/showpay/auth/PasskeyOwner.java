package org.showpay.auth;

import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.passkey.PasskeyApprovalsApi;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeysApi;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** A consumer who is signed in at the phone's pages, and has passkeys or is to get some. */
final class PasskeyOwner {

  private final PasskeysApi passkeys;
  private final PasskeyApprovalsApi approvals;

  PasskeyOwner(Environment environment, Consumer owner) {
    String token =
        TestKeys.handsetToken(
            SessionId.next(),
            owner.enrolment().handset(),
            owner.enrolment().subscriber(),
            ServiceName.AUTH_SERVER);
    this.passkeys = TestClient.of(PasskeysApi.class, environment, token);
    this.approvals = TestClient.of(PasskeyApprovalsApi.class, environment, token);
  }

  PasskeysApi passkeys() {
    return passkeys;
  }

  Creation asksForOne() {
    return passkeys.question(new Proof(Town.PAYMENT_PASSWORD));
  }

  Passkey adds(VirtualAuthenticator device) {
    return passkeys.add(device.makes(asksForOne()));
  }

  ApprovalQuestion asks(PaymentId payment) {
    return approvals.question(payment).about();
  }

  PasskeyApprovalsApi approvals() {
    return approvals;
  }

  PaymentState approves(PaymentId payment, PasskeyAnswer answer) {
    return approvals.approve(payment, answer).state();
  }
}
