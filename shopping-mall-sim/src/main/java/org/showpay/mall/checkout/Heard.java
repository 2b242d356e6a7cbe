package org.showpay.mall.checkout;

import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.problem.Problem;

/** What came of asking the auth-server about a session; hearing nothing is an answer too. */
public sealed interface Heard {

  /** The auth-server says how it stands, and its echo fits what was asked. */
  record Told(CheckoutView session) implements Heard {}

  /** This merchant has no such session, so far. */
  record NoSuchSession() implements Heard {}

  /** The auth-server did not take the request (4xx): it did nothing. */
  record Refused(Problem problem) implements Heard {}

  /** Somebody answered, but not what was asked: nothing is known, and asking more is no use now. */
  record Nonsense() implements Heard {}

  /** Nobody answered, or a server that failed: it may or may not have arrived. */
  record Silence() implements Heard {}
}
