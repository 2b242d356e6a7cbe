package org.showpay.acceptance.proxy;

import java.util.function.UnaryOperator;

/** What is done to one exchange. */
public sealed interface Fault {

  /** The connection is reset before a byte of the question was passed on. */
  record Refuse() implements Fault {}

  /** The question is swallowed; the connection stays open and silent until the caller gives up. */
  record BlackHole() implements Fault {}

  /** The question is passed on, and the connection reset after so many bytes of the answer. */
  record CutAnswer(int after) implements Fault {}

  /** The question is passed on when the gate opens, even if the caller has gone by then. */
  record HoldQuestion(Gate gate) implements Fault {}

  /** The question is passed on, and its answer when the gate opens. */
  record HoldAnswer(Gate gate) implements Fault {}

  /** The question is passed on twice, one after the other; the second answer is passed on. */
  record Duplicate() implements Fault {}

  /** The question is passed on after the answer to the one that comes next on this link. */
  record Overtaken() implements Fault {}

  /** The answer trickles. */
  record Slow(int bytesASecond) implements Fault {}

  /** One bit of the answer's last bytes is another. */
  record Corrupt() implements Fault {}

  /** The question is not passed on; these are the bytes of its answer, one for each character. */
  record Instead(String answer) implements Fault {}

  /** The question is passed on, and the bytes of its answer changed on their way. */
  record Change(UnaryOperator<String> change) implements Fault {}

  /** Something is done while the question is held here; it is never passed on. */
  record Before(Runnable deed) implements Fault {}

  /** Something is done when the whole answer is here; it is never passed on. */
  record After(Runnable deed) implements Fault {}
}
