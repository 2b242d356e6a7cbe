package org.showpay.auth;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalKeysApi;
import org.showpay.contracts.approval.ApprovalKeysApi.Registration;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.approval.ApprovalsApi.Signed;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** A consumer's handset that has a key of its own, or is to get one. */
final class SigningHandset {

  private final Consumer owner;
  private final ApprovalsApi approvals;
  private final ApprovalKeysApi keys;

  SigningHandset(Environment environment, Consumer owner) {
    this.owner = owner;
    String token =
        TestKeys.handsetToken(
            SessionId.next(),
            owner.enrolment().handset(),
            owner.enrolment().subscriber(),
            ServiceName.AUTH_SERVER);
    this.approvals = TestClient.of(ApprovalsApi.class, environment, token);
    this.keys = TestClient.of(ApprovalKeysApi.class, environment, token);
  }

  ApprovalKeysApi keys() {
    return keys;
  }

  ApprovalKeysApi.OnRecord register(ApprovalKeyPair pair, @Nullable ApprovalKeyPair before) {
    return keys.register(registration(pair, before));
  }

  Registration registration(ApprovalKeyPair pair, @Nullable ApprovalKeyPair before) {
    return registration(pair.key(), pair, before, owner.enrolment().handsetKey());
  }

  Registration registration(
      ApprovalKey key, ApprovalKeyPair signer, @Nullable ApprovalKeyPair before, HandsetKey own) {
    byte[] text = key.registrationOf(owner.enrolment().handset());
    return new Registration(key, own, signer.sign(text), before == null ? null : before.sign(text));
  }

  ApprovalQuestion asks(PaymentId payment) {
    return approvals.question(payment);
  }

  PaymentState approves(PaymentId payment, @Nullable Signed signed) {
    return approvals.decide(payment, new Decision(Answer.APPROVE, signed)).state();
  }

  PaymentState refuses(PaymentId payment) {
    return approvals.decide(payment, new Decision(Answer.REFUSE)).state();
  }

  /** Signs what is shown, under the nonce of what was asked. */
  static Signed sign(ApprovalKeyPair pair, ApprovalQuestion shown) {
    return new Signed(shown.nonce(), pair.sign(shown.text()));
  }
}
