package org.showpay.acceptance.proxy;

import java.util.Optional;

/** Decides of each exchange whether something is done to it. */
@FunctionalInterface
public interface FaultPlan {

  /** Nothing goes wrong. */
  FaultPlan NONE = exchange -> Optional.empty();

  /** The fault that strikes this exchange, if one does. */
  Optional<Fault> faultFor(Exchange exchange);
}
