package org.showpay.contracts.problem;

/** What a caller should do after an answer that is not a plain yes. */
public enum NextStep {
  /** Send the very same request again: nothing was done, or doing it twice is harmless. */
  RETRY_SAME,
  /** Ask for the password again and send a new payment with the same code. */
  RETRY_PASSWORD,
  /** Prove the consumer: send the password to the payment, or have it approved on the handset. */
  AUTHENTICATE,
  /** Ask what became of the payment; do not charge again meanwhile. */
  QUERY,
  /** The consumer makes a new code, perhaps for another card. */
  NEW_CODE,
  /** The request itself must be mended before it is sent again. */
  FIX_REQUEST,
  /** Trying again will not help. */
  STOP
}
