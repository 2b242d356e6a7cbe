package org.showpay.issuer.fault;

import java.util.Optional;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.issuer.line.Exchange;
import org.showpay.issuer.objection.Objections;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Passes a decline that was asked for to the rules, which remember it like their own. */
@Component
class FaultObjections implements Objections {

  private static final String DECLINE = FaultObjections.class.getName();

  /** Has the message of this exchange declined. */
  static void raise(Exchange exchange, DeclineReason reason) {
    exchange.note(DECLINE, reason);
  }

  @Override
  public Optional<DeclineReason> toThisMessage() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? Optional.empty()
        : Optional.ofNullable(request.getAttribute(DECLINE, RequestAttributes.SCOPE_REQUEST))
            .map(DeclineReason.class::cast);
  }
}
