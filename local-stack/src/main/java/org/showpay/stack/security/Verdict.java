package org.showpay.stack.security;

import java.util.List;
import java.util.stream.Collectors;
import org.showpay.stack.look.Outcome;

/** What all proofs of a requirement come to. */
record Verdict(Requirement requirement, List<Outcome> outcomes) {

  /** Only what has proofs, of which each holds. */
  boolean passes() {
    return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome.Passed.class::isInstance);
  }

  String line() {
    return "%2d  %-14s %s%n      %s"
        .formatted(requirement.number(), word(), requirement.words(), evidence());
  }

  private String word() {
    if (passes()) {
      return "pass";
    }
    if (has(Outcome.Failed.class) || outcomes.isEmpty()) {
      return "FAIL";
    }
    if (has(Outcome.Missing.class)) {
      return "missing";
    }
    return has(Outcome.NotRun.class) ? "not run" : "does not apply";
  }

  private boolean has(Class<? extends Outcome> kind) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }

  /** Of what does not pass, why. */
  private String evidence() {
    boolean passes = passes();
    return outcomes.isEmpty()
        ? "nothing is named that proves it"
        : outcomes.stream()
            .filter(it -> passes || !(it instanceof Outcome.Passed))
            .map(Outcome::words)
            .collect(Collectors.joining("; "));
  }
}
