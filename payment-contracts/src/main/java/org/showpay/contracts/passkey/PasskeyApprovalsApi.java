package org.showpay.contracts.passkey;

import java.util.List;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Payments that consumers approve by a passkey. Callers: handsets, by their session. */
@HttpExchange("/v1/approvals/{paymentId}")
public interface PasskeyApprovalsApi {

  /** Asks what a passkey is to sign; 404 for a payment of anybody else, or that is over. */
  @PostExchange("/passkey-questions")
  PasskeyQuestion question(@PathVariable PaymentId paymentId);

  /**
   * Approves, and has the payment charged; 404 for a payment of anybody else, and 422 says by its
   * code what was wrong with the answer.
   */
  @PostExchange("/passkey")
  Decided approve(@PathVariable PaymentId paymentId, @RequestBody PasskeyAnswer answer);

  /**
   * What a browser puts into its call to a passkey, beside the {@link PasskeyChallenge} that it
   * computes from what it shows.
   *
   * @param rpId for whom the passkeys were made
   * @param credentials those that may answer
   */
  record PasskeyQuestion(ApprovalQuestion about, String rpId, List<WebBytes> credentials) {}

  /** What a passkey signed, as the browser has it. */
  record PasskeyAnswer(
      ApprovalNonce nonce,
      WebBytes credential,
      WebBytes clientData,
      WebBytes authenticatorData,
      WebBytes signature) {}
}
