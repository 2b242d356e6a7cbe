package org.showpay.acceptance.proxy;

/** Who calls whom. */
public record Link(String caller, String callee) {

  @Override
  public String toString() {
    return caller + "→" + callee;
  }
}
