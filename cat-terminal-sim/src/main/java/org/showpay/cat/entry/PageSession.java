package org.showpay.cat.entry;

import org.showpay.contracts.till.TillId;

/** A page of one till, on one side of the counter. Two are the same only when they are one. */
public final class PageSession {

  private final TillId till;
  private final Role role;

  PageSession(TillId till, Role role) {
    this.till = till;
    this.role = role;
  }

  /** Which till. */
  public TillId till() {
    return till;
  }

  Role role() {
    return role;
  }

  @Override
  public String toString() {
    return "PageSession[" + till + ", " + role + "]";
  }
}
