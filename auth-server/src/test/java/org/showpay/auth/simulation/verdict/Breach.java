package org.showpay.auth.simulation.verdict;

/** Something that must hold and does not, and for whom. */
public record Breach(String rule, String what) {

  @Override
  public String toString() {
    return rule + ": " + what;
  }
}
