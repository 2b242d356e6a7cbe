package org.showpay.auth.simulation;

import java.util.List;
import java.util.Set;
import org.showpay.auth.simulation.street.Plan;
import org.showpay.auth.simulation.street.Step;

/**
 * What history is played.
 *
 * @param events how much has to happen before the troubles end; the steps end then, too
 * @param muted faults that do not come
 * @param lasts how many microseconds the troubles last, where that is known
 * @param told whether its story is kept
 */
record Settings(
    long seed, int events, List<Step> steps, Set<String> muted, long lasts, boolean told) {

  /** The whole history of a seed. */
  static Settings of(long seed, int events) {
    return new Settings(seed, events, Plan.of(seed, events), Set.of(), 0, false);
  }

  /** The same with these steps and without these faults; the troubles last as long as they did. */
  Settings with(List<Step> kept, Set<String> without, long lasted) {
    return new Settings(seed, Integer.MAX_VALUE, kept, without, lasted, told);
  }

  /** The same, to be read. */
  Settings aloud() {
    return new Settings(seed, events, steps, muted, lasts, true);
  }
}
