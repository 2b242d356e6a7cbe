package org.showpay.stack.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.stack.invariant.Finding;

/** What may break one invariant, from look to look. */
final class Suspicion {

  private final Set<Finding> confirmed = new LinkedHashSet<>();
  private Set<Finding> open = new LinkedHashSet<>();
  private boolean begun;
  private @Nullable Exception unread;

  /** True while another look is needed. */
  boolean isOpen() {
    return unread == null && (!begun || !open.isEmpty());
  }

  /** Takes what a look found; only the first one can raise a suspicion. */
  void see(List<Finding> found) {
    if (!begun) {
      begun = true;
      open = new LinkedHashSet<>(found);
      return;
    }
    Set<Finding> changed = new LinkedHashSet<>();
    for (Finding finding : found) {
      if (open.contains(finding)) {
        confirmed.add(finding);
      } else if (open.stream().anyMatch(it -> it.subject().equals(finding.subject()))) {
        changed.add(finding);
      }
    }
    open = changed;
  }

  /** Notes that a look failed. */
  void unread(Exception failure) {
    unread = failure;
  }

  Verdict verdict() {
    if (unread != null) {
      return new Verdict.Unknown("it could not be read to the end: " + unread.getMessage());
    }
    if (!confirmed.isEmpty()) {
      return new Verdict.Broken(List.copyOf(confirmed));
    }
    return open.isEmpty()
        ? new Verdict.Holds()
        : new Verdict.Unknown("it changed with every look: " + open);
  }
}
