package org.showpay.auth.challenge;

import org.showpay.contracts.factor.Factor;

/** What was entered, as it was before it was sealed. */
public final class OpenedEntry {

  private final Factor factor;
  private final String prompt;
  private final byte[] content;

  OpenedEntry(Factor factor, String prompt, byte[] content) {
    this.factor = factor;
    this.prompt = prompt;
    this.content = content;
  }

  /** What was asked for. */
  public Factor factor() {
    return factor;
  }

  /** The digits that were to be said. */
  public String prompt() {
    return prompt;
  }

  /** The password, or what the sensor took. */
  public byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return "OpenedEntry[" + factor + "]";
  }
}
