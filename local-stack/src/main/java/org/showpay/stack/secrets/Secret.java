package org.showpay.stack.secrets;

/** A password or key of this machine; it does not print itself. */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
