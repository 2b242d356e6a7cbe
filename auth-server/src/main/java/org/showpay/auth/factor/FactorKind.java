package org.showpay.auth.factor;

import org.showpay.contracts.factor.Factor;

/** What a subscriber may be known by; tries of each are counted for themselves. */
public enum FactorKind {
  /** For signing in with the ID: 12 characters or more. */
  LOGIN_PASSWORD,
  /** For paying at a till: 6 digits that are not easily guessed. */
  PAYMENT_PASSWORD,
  /** Fingers, however many are enrolled. */
  FINGERPRINT,
  /** Eyes. */
  IRIS,
  /** The voice. */
  VOICE;

  /** What a consumer enters where it pays. */
  public static FactorKind of(Factor entered) {
    return switch (entered) {
      case PASSWORD -> PAYMENT_PASSWORD;
      case FINGERPRINT -> FINGERPRINT;
      case IRIS -> IRIS;
      case VOICE -> VOICE;
    };
  }
}
