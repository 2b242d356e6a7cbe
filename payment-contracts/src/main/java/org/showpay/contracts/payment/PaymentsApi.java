package org.showpay.contracts.payment;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.subscriber.Password;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's API for tills. Callers: terminals, by their API key. */
@HttpExchange("/v1/payments")
public interface PaymentsApi {

  /**
   * Charges the consumer who shows the code. A decided payment is 200, whatever the decision; the
   * same id with the same content has the same answer, with other content it is refused (422).
   */
  @PostExchange
  PaymentView authorize(@RequestBody AuthorizationRequest request);

  /**
   * What became of a payment of this merchant; 404 for any other.
   *
   * @param wait how long at most to wait while it is not decided, up to 30 s, as {@code 30s}
   */
  @GetExchange("/{paymentId}")
  PaymentView find(
      @PathVariable PaymentId paymentId,
      @RequestParam(name = "wait", required = false)
          @DurationFormat(style = DurationFormat.Style.COMPOSITE)
          @Nullable Duration wait);

  /** What became of a payment, as it stands now. */
  default PaymentView find(PaymentId paymentId) {
    return find(paymentId, null);
  }

  /**
   * Proves the consumer of a payment that is AUTHENTICATION_REQUIRED, and charges it then. A wrong
   * password is answered with the payment as it is: three tries are allowed.
   */
  @PostExchange("/{paymentId}/authentication")
  PaymentView authenticate(
      @PathVariable PaymentId paymentId, @RequestBody Authentication authentication);

  /** Charges a held amount, or a part of it. */
  @PostExchange("/{paymentId}/captures")
  OperationView capture(@PathVariable PaymentId paymentId, @RequestBody Capture capture);

  /** Gives a held amount up before anything of it was captured. */
  @PostExchange("/{paymentId}/cancellation")
  PaymentView cancel(@PathVariable PaymentId paymentId);

  /** Gives back what was charged, or a part of it, for 365 days. */
  @PostExchange("/{paymentId}/refunds")
  OperationView refund(@PathVariable PaymentId paymentId, @RequestBody Refund refund);

  /** The captures and refunds of a payment, oldest first. */
  @GetExchange("/{paymentId}/operations")
  List<OperationView> operations(@PathVariable PaymentId paymentId);

  /** The till has heard how the payment was decided, and acts on it. */
  @PostExchange("/{paymentId}/acknowledgement")
  PaymentView acknowledge(
      @PathVariable PaymentId paymentId, @RequestBody Acknowledgement acknowledgement);

  /**
   * The payments of this merchant, newest first.
   *
   * @param after the {@code next} of the page before; the first page without it
   * @param limit 1 to 100; 20 where nothing is said
   */
  @GetExchange
  Page list(
      @RequestParam(required = false) @Nullable OrderId orderId,
      @RequestParam(required = false) @Nullable PaymentState state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit);

  /** The consumer's payment password, entered at the till. */
  record Authentication(Password password) {}

  /**
   * A capture.
   *
   * @param last true where nothing is said: the rest of the hold is given up
   */
  record Capture(OperationId operationId, Money amount, @Nullable Boolean last) {}

  /** A refund, with a word on why for the merchant's own books. */
  record Refund(OperationId operationId, Money amount, @Nullable String reason) {}

  /** The state that the till has seen, so that an older one is not taken for it. */
  record Acknowledgement(PaymentState state) {}

  /** Some payments, and where the following page begins; null on the last one. */
  record Page(List<PaymentView> payments, @Nullable String next) {}
}
