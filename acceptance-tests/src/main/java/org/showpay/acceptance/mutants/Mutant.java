package org.showpay.acceptance.mutants;

import java.util.Set;

/**
 * A small change of the code, and what became of it.
 *
 * @param owner the class, without its package
 * @param change what was changed, in PIT's words
 * @param end how it ended, in PIT's words
 */
record Mutant(
    String packageName, String owner, String method, int line, String change, String end) {

  /** Which changes were noticed: a test failed by it, or never came to an end. */
  private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

  boolean isKilled() {
    return NOTICED.contains(end);
  }

  /** Of its package, the last name alone. */
  String part() {
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  String inWords() {
    return "%s.%s line %d: %s (%s)".formatted(owner, method, line, change, end);
  }
}
