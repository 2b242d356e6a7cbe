package org.showpay.auth.payment;

import org.showpay.contracts.subscriber.SubscriberId;

/** How writing a new payment down ended, or how trying the password of one that waits did. */
public sealed interface Claim {

  /** A try of the password is counted: it may be looked at. */
  record Claimed(Payment payment, SubscriberId subscriber, String passwordHash) implements Claim {

    @Override
    public String toString() {
      return "Claimed[" + payment.id() + "]";
    }
  }

  /** No password may be tried; why is written on the payment. */
  record Refused(Payment payment) implements Claim {}
}
