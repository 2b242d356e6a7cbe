package org.showpay.auth.factor;

/** The passwords that a subscriber has. */
public enum FactorKind {
  /** For signing in with the ID: 12 characters or more. */
  LOGIN_PASSWORD,
  /** For paying at a till: 6 digits that are not easily guessed. */
  PAYMENT_PASSWORD
}
