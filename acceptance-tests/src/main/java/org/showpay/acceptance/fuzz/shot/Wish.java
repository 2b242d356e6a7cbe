package org.showpay.acceptance.fuzz.shot;

import java.util.Map;

/**
 * What is wanted of a request.
 *
 * @param faithful whether it is to succeed, as far as what was seen allows: nothing is left to
 *     chance that need not be
 * @param fields what fields of these names hold: {@link #NEW} for one that nobody has seen, {@link
 *     #SEEN} for one that was seen
 */
public record Wish(boolean faithful, Map<String, String> fields) {

  /** Made for this request. */
  public static final String NEW = "new";

  /** The newest that is known. */
  public static final String SEEN = "seen";

  /** Whatever comes. */
  public static final Wish ANY = new Wish(false, Map.of());
}
