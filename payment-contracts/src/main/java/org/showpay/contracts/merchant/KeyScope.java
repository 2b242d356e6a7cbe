package org.showpay.contracts.merchant;

/** What a terminal's key is for. Of its own payments any key may ask what became of them. */
public enum KeyScope {
  /** Listing the merchant's payments and settlements. */
  READ,
  /** Charging, and what belongs to it: capturing and calling off. */
  PAY,
  /** Giving money back. */
  REFUND
}
