package org.showpay.auth.rate;

import java.util.Locale;

/**
 * Whose requests are counted together.
 *
 * @param id which one of its kind
 * @param most how many of them there may be in a minute
 */
record Whose(Kind kind, String id, int most) {

  /** What there is a bound for. */
  enum Kind {
    /** A till, or an internet shop's server. */
    TERMINAL,
    /** All terminals of a merchant. */
    MERCHANT,
    /** A phone that signed in. */
    HANDSET,
    /** A client's address; of IPv6 a network. */
    ADDRESS,
    /** All terminals and handsets. */
    ALL
  }

  boolean isBounded() {
    return most > 0;
  }

  /** In the database. */
  String key() {
    return name() + ' ' + id;
  }

  /** In the answer. */
  String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
