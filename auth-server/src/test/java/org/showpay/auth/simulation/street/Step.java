package org.showpay.auth.simulation.street;

import java.util.Locale;

/**
 * Something that somebody does, or that befalls somebody, as it was planned.
 *
 * @param number names it, and stays when others are taken away
 * @param after how long after the step before, in microseconds
 * @param of the sale that it is about
 */
public record Step(int number, long after, Kind kind, int of, long amount) {

  /** What it is. */
  public enum Kind {
    /** A till charges a new code for a new order. */
    SALE,
    /** The code of an earlier sale is shown to another till. */
    SAME_CODE,
    /** The order of an earlier sale is sold again, with a new code. */
    SAME_ORDER,
    /** A merchant captures what a sale holds, or a part of it. */
    CAPTURE,
    /** A merchant gives back what was charged, or a part of it. */
    REFUND,
    /** A merchant cancels. */
    CANCELLATION,
    /** The card company drops the hold of a sale. */
    HOLD_DROPPED,
    /** An auth-server dies. */
    AUTH_SERVER_DIES,
    /** An auth-server is stopped for a while, and goes on as if nothing had been. */
    AUTH_SERVER_PAUSED,
    /** The adapter dies. */
    ADAPTER_DIES,
    /** A card company answers nobody for a while. */
    COMPANY_SILENT,
    /** The database dies. */
    DATABASE_DIES,
    /** A merchant has its settlement closed. */
    SETTLEMENT
  }

  /** Whether somebody is charged by it. */
  public boolean isSale() {
    return kind == Kind.SALE || kind == Kind.SAME_CODE || kind == Kind.SAME_ORDER;
  }

  /** By what it is told of. */
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + number;
  }
}
