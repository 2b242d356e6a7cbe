package org.showpay.biometrics;

/** What is kept of a body. It is never shown to anybody, and cannot be changed once it leaked. */
public final class Template {

  private final byte[] content;

  /** Takes it as it was kept. */
  public Template(byte[] content) {
    this.content = content;
  }

  /** For keeping it, sealed. */
  public byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return "Template[hidden]";
  }
}
