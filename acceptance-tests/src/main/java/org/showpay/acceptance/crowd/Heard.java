package org.showpay.acceptance.crowd;

import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentView;

/** What somebody at a terminal heard after a question. */
public sealed interface Heard {

  /** How the payment stands, and the bytes that said so. */
  record Told(PaymentView payment, String bytes) implements Heard {}

  /** How a capture or a refund stands. */
  record Operation(OperationView operation) implements Heard {}

  /** A problem, with its code. */
  record Refused(int status, String code) implements Heard {}

  /** Nothing that can be believed. */
  record Silence(String why) implements Heard {}
}
