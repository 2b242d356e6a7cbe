package org.showpay.biometrics;

/** What a sensor took, not looked at yet. */
public final class Capture {

  private final byte[] content;
  private final String prompt;

  /**
   * Takes it as the sensor gives it.
   *
   * @param prompt the digits that were to be said; fingers and eyes say nothing
   */
  public Capture(byte[] content, String prompt) {
    this.content = content;
    this.prompt = prompt;
  }

  byte[] content() {
    return content;
  }

  String prompt() {
    return prompt;
  }

  @Override
  public String toString() {
    return "Capture[hidden]";
  }
}
