package org.showpay.auth.till;

import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What tills have written down, for whoever is not of this package. */
public class TillRemarks {

  private final TillBook book;

  TillRemarks(TillBook book) {
    this.book = book;
  }

  /** The till knows this state. */
  public void knows(PaymentId payment, PaymentState seen) {
    book.acknowledge(payment, seen);
  }

  /** The merchant calls a payment off before its consumer is proved. */
  public void callOff(PaymentId payment) {
    book.callOff(payment);
  }
}
