package org.showpay.issuer.objection;

import java.util.Optional;
import org.showpay.contracts.payment.DeclineReason;

/** Asked before the card company's own rules; the refusal is remembered like any other. */
@FunctionalInterface
public interface Objections {

  /** Why the message that is being answered is to be refused, if it is. */
  Optional<DeclineReason> toThisMessage();
}
