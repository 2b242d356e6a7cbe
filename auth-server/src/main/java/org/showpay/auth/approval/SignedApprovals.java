package org.showpay.auth.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.approval.ApprovalKeyBook.Standing;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi.Signed;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Component;

/**
 * That an approval is the handset's own, of the very payment that its owner saw. What was signed is
 * written anew from the books here: it is signed, or it is another payment.
 */
@Component
class SignedApprovals {

  private final ApprovalKeyBook keys;
  private final QuestionBook questions;
  private final PaymentRows payments;

  SignedApprovals(ApprovalKeyBook keys, QuestionBook questions, PaymentRows payments) {
    this.keys = keys;
    this.questions = questions;
    this.payments = payments;
  }

  /** Asks this handset's owner about a payment. */
  ApprovalQuestion ask(Caller.Handset handset, Payment payment) {
    ApprovalNonce nonce = ApprovalNonce.draw();
    return about(payment, nonce, questions.keep(nonce, payment.id(), handset));
  }

  /** What is asked of a payment, as the books have it. */
  ApprovalQuestion about(Payment payment, ApprovalNonce nonce, Instant answerBefore) {
    return new ApprovalQuestion(
        payment.id(),
        payments.merchantName(payment.merchant()),
        payment.amount(),
        nonce,
        answerBefore);
  }

  /** Refuses an approval that the handset's key did not sign, where it has one. */
  void require(Caller.Handset handset, Payment payment, @Nullable Signed signed) {
    switch (keys.of(handset)) {
      case Standing.OutOfUse() -> throw outOfUse();
      case Standing.Unregistered() when signed != null ->
          throw refused("APPROVAL_NOT_SIGNED", "This handset has registered no key.");
      case Standing.Unregistered() -> {}
      case Standing.Registered(ApprovalKey key) -> {
        if (signed == null || !isSigned(handset, payment, key, signed)) {
          throw refused(
              "APPROVAL_NOT_SIGNED",
              "An approval of this handset is signed by its key, for a question about this"
                  + " payment that was not answered before. Ask for another question.");
        }
      }
    }
  }

  private boolean isSigned(
      Caller.Handset handset, Payment payment, ApprovalKey key, Signed signed) {
    return questions
        .spend(signed.nonce(), payment.id(), handset)
        .map(answerBefore -> about(payment, signed.nonce(), answerBefore))
        .filter(asked -> key.hasSigned(text(asked), signed.signature()))
        .isPresent();
  }

  /** What has to have been signed. */
  byte[] text(ApprovalQuestion asked) {
    return asked.text();
  }

  static ProblemException outOfUse() {
    return refused("HANDSET_OUT_OF_USE", "This handset is not in use any more.");
  }

  private static ProblemException refused(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.AUTHENTICATE, detail);
  }
}
