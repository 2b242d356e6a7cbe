package org.showpay.auth.payment;

import org.showpay.contracts.subscriber.SubscriberId;

/** How writing a new payment down ended. */
sealed interface Claim {

  /** Its id and order are taken, and a try of the password is counted. */
  record Claimed(Payment payment, SubscriberId subscriber, String passwordHash) implements Claim {

    @Override
    public String toString() {
      return "Claimed[" + payment.id() + "]";
    }
  }

  /** The code is not live or its password is locked; the refusal is written down. */
  record Refused(Payment payment) implements Claim {}
}
