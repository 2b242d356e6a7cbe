package org.showpay.contracts.merchant;

/** Where a consumer pays. A code is good for one of the two, so that digits read out are no use. */
public enum Channel {
  /** At a till, with the phone there. */
  STORE,
  /** At an internet shop, on the auth-server's payment screen. */
  ONLINE
}
