package org.showpay.mall.checkout;

import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.problem.Problem;

/** What came of asking that money be given back; hearing nothing is an answer too. */
public sealed interface GivenBack {

  /** The auth-server says where it stands, and its echo fits what was asked. */
  record Told(OperationView operation) implements GivenBack {}

  /** The auth-server did not take the request (4xx): it did nothing. */
  record Refused(Problem problem) implements GivenBack {}

  /** Somebody answered, but not what was asked: the money may or may not go back. */
  record Nonsense() implements GivenBack {}

  /** Nobody answered, or a server that failed: the money may or may not go back. */
  record Silence() implements GivenBack {}
}
