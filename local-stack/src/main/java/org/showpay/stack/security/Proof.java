package org.showpay.stack.security;

/** What docs/security.md brings for a requirement. */
sealed interface Proof {

  /**
   * A test that must have passed since the sources last changed.
   *
   * @param module empty where the name of the class says it
   * @param method empty for the whole class
   */
  record Test(String module, String type, String method) implements Proof {

    @Override
    public String toString() {
      String owner = module.isEmpty() ? type : module + "/" + type;
      return method.isEmpty() ? owner : owner + "." + method;
    }
  }

  /** Something that is looked at now, by the name of the look. */
  record Seen(String look) implements Proof {}

  /** The requirement is not met, or nothing shows it. */
  record Missing(String what) implements Proof {}

  /** There is nothing here to which it applies. */
  record Inapplicable(String why) implements Proof {}
}
