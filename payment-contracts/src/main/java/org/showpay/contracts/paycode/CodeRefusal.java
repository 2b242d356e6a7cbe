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
  /** The payment password is locked, so that no code could be paid with. */
  PASSWORD_LOCKED(
      NextStep.STOP, "Your payment password is locked for a while, after too many wrong ones."),
  /** Codes of one subscriber are made two seconds apart at least. */
  TOO_SOON(NextStep.RETRY_SAME, "A code was made a moment ago. Ask again in two seconds."),
  /** The card is not in this wallet, or is not usable. */
  CARD_NOT_USABLE(NextStep.STOP, "This card cannot be used. Choose another card."),
  /** The ceiling is above what the card can still pay, as its company says. */
  ABOVE_CARD_LIMIT(NextStep.FIX_REQUEST, "The card cannot pay that much. Set a lower limit."),
  /** The ceiling is above what the subscriber's own limits leave. */
  ABOVE_OWN_LIMIT(
      NextStep.FIX_REQUEST, "Your own limits do not leave that much. Set a lower limit."),
  /** What the card can still pay could not be learnt. */
  CARD_COMPANY_UNAVAILABLE(NextStep.RETRY_SAME, "The card company cannot be reached. Try again."),
  /** The shop is not known. */
  SHOP_UNKNOWN(NextStep.FIX_REQUEST, "This shop is not known. Choose another, or none."),
  /** So many codes in one pack are not allowed, or there are none. */
  PACK_SIZE_REFUSED(NextStep.FIX_REQUEST, "A pack cannot have that many codes. Ask for fewer."),
  /** Codes that live for days say what each may pay at most. */
  PACK_NEEDS_A_CEILING(NextStep.FIX_REQUEST, "Say how much each code of the pack may pay."),
  /** Each try to get a pack has an id of its own. */
  PACK_ID_USED(NextStep.FIX_REQUEST, "This pack was asked for before. Ask for another one."),
  /** The operator has not turned it on that handsets make codes by themselves. */
  DEVICE_CODES_OFF(NextStep.STOP, "Phones cannot make codes by themselves in this wallet.");

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
