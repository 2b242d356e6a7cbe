package org.showpay.contracts.approval;

import java.time.Instant;
import java.util.List;
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

  /** Approves, and has the payment charged, or refuses; 404 for a payment of anybody else. */
  @PostExchange("/{paymentId}")
  Decided decide(@PathVariable PaymentId paymentId, @RequestBody Decision decision);

  /** A payment that waits for its consumer. */
  record Wish(
      PaymentId paymentId, String merchantName, Money amount, String cardLast4, Instant decideBy) {}

  /** What the consumer says. */
  record Decision(Answer answer) {

    /** Yes or no. */
    public enum Answer {
      /** The consumer wants it. */
      APPROVE,
      /** The consumer does not. */
      REFUSE
    }
  }

  /** Where the payment stands then. */
  record Decided(PaymentId paymentId, PaymentState state) {}
}
