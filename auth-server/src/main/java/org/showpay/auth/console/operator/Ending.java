package org.showpay.auth.console.operator;

/** How something ended that somebody else was asked for. */
public sealed interface Ending {

  /** It was done. */
  record Done() implements Ending {}

  /** It was refused, and nothing was done. */
  record Refused(String why) implements Ending {}

  /** Nobody has answered: that it was asked for is all that is known. */
  record Open() implements Ending {}
}
