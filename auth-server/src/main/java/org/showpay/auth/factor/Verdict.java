package org.showpay.auth.factor;

/** Whether a password was the right one. */
public enum Verdict {
  /** It was. */
  RIGHT,
  /** It was not, and the try has been counted. */
  WRONG,
  /** It was not looked at: there were too many wrong tries. */
  LOCKED
}
