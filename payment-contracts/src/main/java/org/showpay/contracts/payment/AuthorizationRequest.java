package org.showpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.secret.SealedPassword;
import org.showpay.contracts.subscriber.Password;

/**
 * A till asks that a consumer be charged (patent S404).
 *
 * @param paymentId made and saved by the till, so that asking twice is one payment
 * @param orderId the merchant's own number of the purchase
 * @param password the payment password that the consumer entered at the till; without one, an
 *     amount above the consumer's own limit waits for it
 * @param capture when the amount is charged; at once where nothing is said
 * @param sealedPassword the same password as nobody but the auth-server can read it; one of both
 */
public record AuthorizationRequest(
    PaymentId paymentId,
    OrderId orderId,
    PayCode payCode,
    Money amount,
    @Nullable Password password,
    @Nullable CaptureMode capture,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SealedPassword sealedPassword) {

  /** The usual request: charged at once. */
  public AuthorizationRequest(
      PaymentId paymentId,
      OrderId orderId,
      PayCode payCode,
      Money amount,
      @Nullable Password password) {
    this(paymentId, orderId, payCode, amount, password, null, null);
  }

  /** When the amount is charged. */
  public CaptureMode captureMode() {
    return capture == null ? CaptureMode.AUTOMATIC : capture;
  }
}
