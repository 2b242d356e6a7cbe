package org.showpay.auth.simulation;

import java.util.List;
import java.util.Map;
import org.showpay.auth.simulation.street.Step;
import org.showpay.auth.simulation.verdict.Breach;
import org.showpay.contracts.payment.PaymentState;

/**
 * How a history ended.
 *
 * @param steps those that were begun
 * @param struck the faults that struck
 * @param states how many payments ended where
 * @param lasted how many microseconds the troubles lasted
 * @param fingerprint the same for histories that went the same way
 */
record Outcome(
    List<Breach> breaches,
    List<Step> steps,
    List<String> struck,
    Map<PaymentState, Integer> states,
    int events,
    long lasted,
    long fingerprint,
    List<String> story) {

  boolean holds() {
    return breaches.isEmpty();
  }
}
