package org.showpay.cat.counter;

import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;

/** How far the customer at the counter has come. */
public sealed interface Stage {

  /** What is bought. */
  Basket basket();

  /** Goods or amounts are entered. */
  record Entering(Basket basket) implements Stage {}

  /** The price stands; the till waits for the code. The receipt's number is given by now. */
  record Scanning(Basket basket, OrderId order) implements Stage {}

  /** A code was read, once; the sale is being written down. */
  record Taken(Basket basket, OrderId order) implements Stage {}

  /** The auth-server is asked. */
  record Asking(Basket basket, OrderId order, PaymentId payment, Factor factor) implements Stage {}

  /** It has ended, one way or another: the sale's row says how. */
  record Ended(Basket basket, OrderId order, PaymentId payment) implements Stage {}

  /** Whether the customer has to prove who it is. */
  enum Factor {
    /** Not asked for, so far. */
    NOT_WANTED,
    /** The payment waits for the password, or for an approval on the phone. */
    WANTED,
    /** What the customer entered is being looked at. */
    ENTERED,
    /** The password was wrong, and may be entered again. */
    WRONG,
    /** What was held to the sensor was not recognised, and may be held out again. */
    NOT_RECOGNISED,
    /** That was not recognised too often, and is not looked at for a while. */
    LOCKED,
    /** It was not looked at, for instance since that took too long; it may be entered again. */
    NOT_TAKEN,
    /** Nobody answered whether it was right; it may be entered again. */
    UNANSWERED;

    /** True while the customer may enter it, or the cashier call the payment off. */
    public boolean isAwaited() {
      return switch (this) {
        case WANTED, WRONG, NOT_RECOGNISED, LOCKED, NOT_TAKEN, UNANSWERED -> true;
        case NOT_WANTED, ENTERED -> false;
      };
    }
  }
}
