package org.showpay.stack.look;

/** What a proof comes to. */
public sealed interface Outcome {

  /** What is said of it in the table. */
  String words();

  /** It holds, as this shows. */
  record Passed(String words) implements Outcome {}

  /** It does not hold, as this shows. */
  record Failed(String words) implements Outcome {}

  /** Nothing was looked at, so nothing is known: as bad as failed. */
  record NotRun(String words) implements Outcome {}

  /** It is not built, or nothing shows it. */
  record Missing(String words) implements Outcome {}

  /** There is nothing here that it could be asked of; not counted as passed. */
  record Inapplicable(String words) implements Outcome {}
}
