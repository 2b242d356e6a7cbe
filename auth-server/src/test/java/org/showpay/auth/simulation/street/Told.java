package org.showpay.auth.simulation.street;

import java.util.UUID;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What somebody outside was told, and may act on. */
public sealed interface Told {

  /** A till, of a payment. */
  record OfPayment(String who, PaymentId payment, PaymentState state, long at) implements Told {}

  /** A merchant, of a capture, refund or cancellation that is done. */
  record OfOperation(String who, UUID operation) implements Told {}
}
