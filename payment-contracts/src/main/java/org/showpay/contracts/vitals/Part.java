package org.showpay.contracts.vitals;

/** What a service cannot do without. */
public enum Part {
  /** It answers, and takes what is written. */
  DATABASE("The database of this service cannot be used just now."),
  /** It says what the database's clock says. */
  CLOCK("The clock of this service's machine is wrong."),
  /** What is signed with this service's key is believed. */
  KEYS("The keys of this service do not fit.");

  private final String lack;

  Part(String lack) {
    this.lack = lack;
  }

  /** The code of what is answered while it fails. */
  public String refusal() {
    return name() + "_FAILS";
  }

  /** For whoever asks while it fails. */
  String lack() {
    return lack;
  }
}
