package org.showpay.auth.simulation.street;

/** What may go wrong by itself, at any point, with odds of each history's own. */
public enum Fault {
  /** The process dies when its commit is about to be sent. */
  CRASH_BEFORE_COMMIT,
  /** It dies when its commit is done, and before it knows. */
  CRASH_AFTER_COMMIT,
  /** The database refuses the commit: nothing is written. */
  COMMIT_REFUSED,
  /** It is committed, and the answer is lost. */
  COMMIT_UNHEARD,
  /** Whoever is asked dies before it begins. */
  CRASH_BEFORE_WORK,
  /** Whoever is asked dies when it is done, before it answers. */
  CRASH_AFTER_WORK,
  /** Nobody listens: nothing was sent. */
  REFUSED,
  /** The question is lost, and its sender waits in vain. */
  QUESTION_LOST,
  /** The answer is lost: it is done, and nobody knows. */
  ANSWER_LOST,
  /** The question comes twice. */
  TWICE,
  /** The question takes up to a minute and a half, and may come when its sender has gone. */
  LATE_QUESTION,
  /** The answer does. */
  LATE_ANSWER,
  /** The answer is about another amount, or cannot be read. */
  GARBLED
}
