package org.showpay.stack.invariant;

/**
 * Something that breaks an invariant, or seems to until it is looked at again.
 *
 * @param what in words; the same words at two looks are the same finding
 */
public record Finding(Subject subject, String what) {

  @Override
  public String toString() {
    return subject + ": " + what;
  }
}
