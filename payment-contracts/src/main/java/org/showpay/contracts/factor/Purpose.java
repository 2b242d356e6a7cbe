package org.showpay.contracts.factor;

import org.showpay.contracts.payment.PaymentId;

/** What an entry is for; sealed for one purpose it opens for no other. */
public record Purpose(String text) {

  /** To be kept, and compared with later. */
  public static final Purpose ENROLMENT = new Purpose("enrolment");

  /** To prove the consumer of this payment, and so with its code and for its amount. */
  public static Purpose paying(PaymentId payment) {
    return new Purpose(payment.toString());
  }
}
