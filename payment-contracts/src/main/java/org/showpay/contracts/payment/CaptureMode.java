package org.showpay.contracts.payment;

/** When an authorised amount is charged. */
public enum CaptureMode {
  /** Together with the authorization: the usual way at a till. */
  AUTOMATIC,
  /** Later, by the merchant's capture: until then it is held and can be cancelled. */
  MANUAL
}
