package org.showpay.acceptance.cells;

import java.util.Set;
import java.util.UUID;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.Link;

/** How a cell is made. */
sealed interface Break {

  /** There is no such cell, and why not. */
  record CannotBe(String why) implements Break {}

  /** A process is killed when this is about to be passed on, or has been answered. */
  record Kill(Victim victim, Link at, String what, boolean after) implements Break {

    /** Tries of webhooks and kept answers name no payment: the first that comes is taken. */
    Set<UUID> about(Set<UUID> ids) {
      return what.contains("webhook_try") || what.contains("idempotent") ? Set.of() : ids;
    }
  }

  /** A fault on a link. */
  record OnTheWay(Link at, String what, Fault fault) implements Break {}

  /** People do it themselves. */
  record ByPeople(Deed deed) implements Break {}

  /** What people do. */
  enum Deed {
    /** A code is shown to the till after its time. */
    SHOWS_A_DEAD_CODE,
    /** Two tills read the same code for the same order at once. */
    TWO_TILLS,
    /** The password is sent twice at once. */
    TWO_PASSWORDS,
    /** The same request is sent twice at once. */
    TWO_REQUESTS
  }

  /** Who is killed. */
  enum Victim {
    AUTH_SERVER,
    ADAPTER,
    ISSUER,
    POSTGRESQL
  }
}
