package org.showpay.contracts.checkout;

/** Where a checkout session stands; PAID, EXPIRED and CANCELLED are final. */
public enum CheckoutState {
  /** A code can be shown. After a refused payment another one may be tried. */
  OPEN,
  /** A payment runs, and its outcome is awaited; the session does not end meanwhile. */
  PROCESSING,
  /** One payment was approved. */
  PAID,
  /** Its time ran out, ten payments were refused, or the shop ended it: nothing was paid. */
  EXPIRED,
  /** The consumer gave it up before anything was paid. */
  CANCELLED
}
