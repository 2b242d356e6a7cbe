package org.showpay.auth.console.operator;

import org.jspecify.annotations.Nullable;

/**
 * Something that is about to be done.
 *
 * @param subject on what, by its id
 * @param detail what else is worth knowing later; no secret and no card number is
 */
public record Deed(Author by, Action action, String subject, @Nullable String detail) {

  private static final int LONGEST_SUBJECT = 80;

  /** Ids are shorter: what is longer was typed by somebody. */
  public Deed {
    subject = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
  }
}
