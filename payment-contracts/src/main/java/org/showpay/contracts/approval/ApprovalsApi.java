package org.showpay.contracts.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's questions to consumers. Callers: handsets, by their session. */
@HttpExchange("/v1/approvals")
public interface ApprovalsApi {

  /** What this subscriber is asked to approve now, oldest first. */
  @GetExchange
  List<Wish> wishes();

  /**
   * Asks what this handset's key is to sign; 404 for a payment of anybody else, or that is over.
   */
  @PostExchange("/{paymentId}/questions")
  ApprovalQuestion question(@PathVariable PaymentId paymentId);

  /**
   * Approves, and has the payment charged, or refuses; 404 for a payment of anybody else. An
   * approval by a handset that has registered a key counts with its signature alone: 422 else.
   */
  @PostExchange("/{paymentId}")
  Decided decide(@PathVariable PaymentId paymentId, @RequestBody Decision decision);

  /** A payment that waits for its consumer. */
  record Wish(
      PaymentId paymentId, String merchantName, Money amount, String cardLast4, Instant decideBy) {}

  /**
   * What the consumer says.
   *
   * @param signed by the handset's key; absent where it has none, and for a refusal
   */
  record Decision(Answer answer, @Nullable Signed signed) {

    /** Says it without a signature. */
    public Decision(Answer answer) {
      this(answer, null);
    }

    /** Yes or no. */
    public enum Answer {
      /** The consumer wants it. */
      APPROVE,
      /** The consumer does not. */
      REFUSE
    }
  }

  /** A question of {@link #question}, signed. */
  record Signed(ApprovalNonce nonce, ApprovalSignature signature) {}

  /** Where the payment stands then. */
  record Decided(PaymentId paymentId, PaymentState state) {}
}
