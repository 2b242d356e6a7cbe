package org.showpay.contracts.trail;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.payment.PaymentId;
import org.slf4j.MDC;

/**
 * The payment that the work of this thread is about. It stands on each line of the log and on each
 * span until the request or the task ends.
 */
public final class Trail {

  /** Its name in the log. */
  public static final String PAYMENT = "payment";

  private Trail() {}

  /** From here on this is about that payment. */
  public static void of(PaymentId payment) {
    MDC.put(PAYMENT, payment.toString());
  }

  /** The same, where the text is a payment's id. What is not one never gets into the log. */
  static void ofText(String text) {
    try {
      of(PaymentId.of(text));
    } catch (IllegalArgumentException anotherThing) {
      // Many an address and many a task is not about a payment.
    }
  }

  /** The payment, if there is one. */
  public static @Nullable String payment() {
    return MDC.get(PAYMENT);
  }

  /** The request or the task is over. */
  static void end() {
    MDC.remove(PAYMENT);
  }
}
