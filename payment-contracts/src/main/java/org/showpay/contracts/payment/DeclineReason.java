package org.showpay.contracts.payment;

import org.showpay.contracts.problem.NextStep;

/** Why a payment was refused, with the ISO 8583 response code, and words for the cashier. */
public enum DeclineReason {
  /**
   * Unknown, used, expired or voided: which of them is not told, so that guessing learns nothing.
   */
  CODE_NOT_LIVE("14", NextStep.NEW_CODE, "This code cannot be used. Ask for a new one."),
  /** The consumer bound the code to another shop. */
  CODE_FOR_ANOTHER_SHOP("57", NextStep.NEW_CODE, "This code was made for another shop."),
  /** The amount is above the ceiling that the consumer set for this code. */
  ABOVE_CEILING(
      "61", NextStep.NEW_CODE, "The amount is above the limit that was set for this code."),
  /** The payment password was wrong; the code still lives while tries are left. */
  WRONG_PASSWORD("55", NextStep.RETRY_PASSWORD, "Wrong payment password. Enter it again."),
  /** The password was not proved in time; nothing was sent anywhere. */
  AUTHENTICATION_EXPIRED("68", NextStep.NEW_CODE, "This took too long. Begin again."),
  /** The consumer refused on the handset. */
  AUTHENTICATION_REFUSED("59", NextStep.STOP, "The consumer refused this payment."),
  /** Above what the subscriber allows for one payment. */
  LIMIT_PER_PAYMENT("61", NextStep.STOP, "This is above the consumer's own limit for a payment."),
  /** Above what the subscriber allows for a day. */
  LIMIT_PER_DAY("61", NextStep.STOP, "This is above the consumer's own limit for a day."),
  /** Above what the subscriber allows for a month. */
  LIMIT_PER_MONTH("61", NextStep.STOP, "This is above the consumer's own limit for a month."),
  /** Too many wrong passwords: locked for a while. */
  PASSWORD_LOCKED("75", NextStep.STOP, "The payment password is locked. Pay another way."),
  /** The subscriber or card was frozen or closed. */
  CARD_NOT_USABLE("62", NextStep.STOP, "This card cannot be used. Choose another card."),
  /** The card company says that the limit does not reach. */
  LIMIT_EXCEEDED("51", NextStep.NEW_CODE, "The card's limit does not reach. Choose another card."),
  /** The card has expired. */
  CARD_EXPIRED("54", NextStep.NEW_CODE, "The card has expired. Choose another card."),
  /** The card company refuses without saying more. */
  REFUSED_BY_ISSUER("05", NextStep.NEW_CODE, "The card company refused. Choose another card."),
  /** The card company could not be reached; nothing was sent and nothing is charged. */
  ISSUER_UNAVAILABLE(
      "91", NextStep.NEW_CODE, "The card company cannot be reached. Try again, or another card.");

  private final String isoCode;
  private final NextStep nextStep;
  private final String message;

  DeclineReason(String isoCode, NextStep nextStep, String message) {
    this.isoCode = isoCode;
    this.nextStep = nextStep;
    this.message = message;
  }

  /** The response code of ISO 8583 field 39 that says the same. */
  public String isoCode() {
    return isoCode;
  }

  /** What the till should do now. */
  public NextStep nextStep() {
    return nextStep;
  }

  /** One sentence for the cashier to say. */
  public String message() {
    return message;
  }
}
