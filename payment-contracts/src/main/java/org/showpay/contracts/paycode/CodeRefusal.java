package org.showpay.contracts.paycode;

import org.showpay.contracts.problem.NextStep;

/** Why no code was made, in words for the consumer. */
public enum CodeRefusal {
  /** The subscriber was stopped or closed by whoever runs the wallet. */
  SUBSCRIBER_NOT_ACTIVE(NextStep.STOP, "Your wallet is not active. Call the operator."),
  /** The consumer froze the wallet. */
  WALLET_FROZEN(NextStep.STOP, "You froze your wallet. Unfreeze it first."),
  /** The handset is not this subscriber's, or was taken out of use. */
  HANDSET_NOT_ACTIVE(NextStep.STOP, "This phone is not registered for your wallet."),
  /** The card is not in this wallet, or is not usable. */
  CARD_NOT_USABLE(NextStep.STOP, "This card cannot be used. Choose another card."),
  /** The ceiling is above what the card can still pay, as its company says. */
  ABOVE_CARD_LIMIT(NextStep.FIX_REQUEST, "The card cannot pay that much. Set a lower limit."),
  /** What the card can still pay could not be learnt. */
  CARD_COMPANY_UNAVAILABLE(NextStep.RETRY_SAME, "The card company cannot be reached. Try again."),
  /** The shop is not known. */
  SHOP_UNKNOWN(NextStep.FIX_REQUEST, "This shop is not known. Choose another, or none.");

  private final NextStep nextStep;
  private final String message;

  CodeRefusal(NextStep nextStep, String message) {
    this.nextStep = nextStep;
    this.message = message;
  }

  /** What the handset should do now. */
  public NextStep nextStep() {
    return nextStep;
  }

  /** One sentence for the consumer. */
  public String message() {
    return message;
  }
}
