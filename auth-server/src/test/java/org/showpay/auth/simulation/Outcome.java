package org.showpay.auth.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.auth.simulation.street.Step;
import org.showpay.auth.simulation.verdict.Breach;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.PaymentState;

/**
 * How a history ended.
 *
 * @param steps those that were begun
 * @param struck the faults that struck
 * @param states how many payments ended where
 * @param done the kinds of operation that a card company has done
 * @param lasted how many microseconds the troubles lasted
 * @param fingerprint the same for histories that went the same way
 */
record Outcome(
    List<Breach> breaches,
    List<Step> steps,
    List<String> struck,
    Map<PaymentState, Integer> states,
    Set<FollowUpKind> done,
    int events,
    long lasted,
    long fingerprint,
    List<String> story) {

  boolean holds() {
    return breaches.isEmpty();
  }
}
