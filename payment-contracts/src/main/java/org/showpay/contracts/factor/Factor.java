package org.showpay.contracts.factor;

/** What a consumer proves itself with beside the code (patent: authentication data). */
public enum Factor {
  /** The payment password. */
  PASSWORD,
  /** A finger on a sensor. */
  FINGERPRINT,
  /** An eye before a camera. */
  IRIS,
  /** Digits that are said when they are asked for. */
  VOICE;

  /** Whether it is of the body: a second factor, and never one alone. */
  public boolean isOfTheBody() {
    return this != PASSWORD;
  }
}
