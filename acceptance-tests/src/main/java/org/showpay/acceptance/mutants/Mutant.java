package org.showpay.acceptance.mutants;

/**
 * A small change of the code, and what became of it.
 *
 * @param type the class's whole name
 * @param change what was changed, in PIT's words
 * @param end how it ended, in PIT's words
 */
record Mutant(String type, String method, Line line, String change, String end) {

  /** It never came to an end, which is noticed as well. */
  static final String ENDLESS = "TIMED_OUT";

  /** It took all memory, which is noticed as well. */
  static final String WITHOUT_MEMORY = "MEMORY_ERROR";

  /**
   * Where it is.
   *
   * @param text what stands there in the source, without the space around it
   */
  record Line(int number, String text) {}

  boolean isKilled() {
    return end.equals("KILLED") || isStopped();
  }

  /** Whether it was noticed by no test that failed: another machine may see it live. */
  boolean isStopped() {
    return end.equals(ENDLESS) || end.equals(WITHOUT_MEMORY);
  }

  /** Of its package, the last name alone. */
  String part() {
    String packageName = type.substring(0, type.lastIndexOf('.'));
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  String inWords() {
    return "%s.%s line %d, %s: %s (%s)"
        .formatted(type, method, line.number, line.text, change, end);
  }
}
