package org.showpay.contracts.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;

/**
 * What a handset shows its owner and, if that is wanted, signs: so what is seen is what is signed.
 *
 * @param nonce takes one answer, right or wrong
 * @param answerBefore in whole milliseconds
 */
public record ApprovalQuestion(
    PaymentId payment,
    String merchantName,
    Money amount,
    ApprovalNonce nonce,
    Instant answerBefore) {

  /**
   * The bytes that are signed: six lines in UTF-8, each ended by a line feed. Before the name
   * stands how many bytes it has, so that no name can be taken for what comes after it.
   */
  public byte[] text() {
    return lines("showpay approval 1");
  }

  /** The same for a passkey: what is signed by the one is never taken for the other. */
  public byte[] passkeyText() {
    return lines("showpay passkey approval 1");
  }

  private byte[] lines(String heading) {
    String lines =
        (heading + "\n")
            + (payment + "\n")
            + (merchantName.getBytes(UTF_8).length + " " + merchantName + "\n")
            + (amount.amount() + " " + amount.currencyCode() + "\n")
            + (nonce + "\n")
            + (answerBefore.toEpochMilli() + "\n");
    return lines.getBytes(UTF_8);
  }
}
