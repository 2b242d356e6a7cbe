package org.showpay.stack.check;

import java.util.List;
import org.showpay.stack.invariant.Finding;

/** What was found of one invariant. */
public sealed interface Verdict {

  /** Nothing breaks it. */
  record Holds() implements Verdict {}

  /** These break it, as two looks in a row saw them. */
  record Broken(List<Finding> findings) implements Verdict {}

  /** It could not be read to the end, or would not stand still: as bad as broken. */
  record Unknown(String why) implements Verdict {}
}
