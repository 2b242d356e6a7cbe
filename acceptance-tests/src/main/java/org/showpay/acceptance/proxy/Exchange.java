package org.showpay.acceptance.proxy;

import java.util.regex.Pattern;

/**
 * A question that passes a link, and whose answer will.
 *
 * @param what method and path; or to a database {@code commit:} with the statements of the
 *     transaction that is to be committed, and {@code sql:} where more are to come
 */
public record Exchange(Link link, String what) {

  /** True when the question contains this. */
  public boolean is(Pattern pattern) {
    return pattern.matcher(what).find();
  }
}
