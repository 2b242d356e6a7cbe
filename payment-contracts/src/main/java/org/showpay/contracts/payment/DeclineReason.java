package org.showpay.contracts.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.showpay.contracts.decline.DeclineTable;
import org.showpay.contracts.problem.NextStep;

/**
 * Why a payment was refused. What each reason is called in ISO 8583, and what is said to the
 * cashier and the consumer, stands in the table {@code declines.md} beside this class.
 */
public enum DeclineReason {
  /**
   * Unknown, used, expired or voided: which of them is not told, so that guessing learns nothing.
   */
  CODE_NOT_LIVE,
  /** The consumer bound the code to another shop. */
  CODE_FOR_ANOTHER_SHOP,
  /** The code is for tills and was shown at an internet shop, or the other way round. */
  CODE_FOR_ANOTHER_CHANNEL,
  /** Whoever runs the wallet has stopped the merchant for now. */
  SHOP_FROZEN,
  /** The amount is above the ceiling that the consumer set for this code. */
  ABOVE_CEILING,
  /** The amount is above what the subscriber lets one payment be. */
  LIMIT_PER_PAYMENT,
  /** With this payment the day would come to more than the subscriber lets it. */
  LIMIT_PER_DAY,
  /** With this payment the month would come to more than the subscriber lets it. */
  LIMIT_PER_MONTH,
  /** The payment password was wrong; the code still lives while tries are left. */
  WRONG_PASSWORD,
  /** A finger, an eye or a voice was not the consumer's, the last time that it could be tried. */
  NOT_RECOGNISED,
  /** The password was not proved in time; nothing was sent anywhere. */
  AUTHENTICATION_EXPIRED,
  /** The consumer was asked on the handset and refused; nothing was sent anywhere. */
  AUTHENTICATION_REFUSED,
  /** Too many wrong passwords: locked for a while. */
  PASSWORD_LOCKED,
  /** The consumer froze the wallet on the phone; nothing is issued or paid until that is ended. */
  WALLET_FROZEN,
  /** The subscriber or card was stopped or closed by whoever runs the wallet. */
  CARD_NOT_USABLE,
  /** The card company says that the limit does not reach. */
  LIMIT_EXCEEDED,
  /** The card has expired. */
  CARD_EXPIRED,
  /** The card company refuses without saying more. */
  REFUSED_BY_ISSUER,
  /** The card company could not be reached; nothing was sent and nothing is charged. */
  ISSUER_UNAVAILABLE;

  private static final DeclineTable TABLE =
      DeclineTable.read(
          DeclineReason.class, "declines.md", Arrays.stream(values()).map(Enum::name).toList());

  /** It is about this card alone, and no hint that somebody else may hold it. */
  private static final Set<DeclineReason> BACKUP_MAY_PAY =
      EnumSet.of(LIMIT_EXCEEDED, CARD_EXPIRED, ISSUER_UNAVAILABLE);

  /** Whether the card that the consumer chose as this one's backup may be asked instead. */
  public boolean letsTheBackupPay() {
    return BACKUP_MAY_PAY.contains(this);
  }

  /** The response code of ISO 8583 field 39 that says the same. */
  public String isoCode() {
    return TABLE.row(name()).isoCode();
  }

  /** What the till should do now. */
  public NextStep nextStep() {
    return TABLE.row(name()).nextStep();
  }

  /** What the cashier may say. */
  public String message() {
    return TABLE.row(name()).cashier();
  }

  /** What the consumer's phone may show. */
  public String consumerMessage() {
    return TABLE.row(name()).consumer();
  }
}
