package org.showpay.auth.console.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;

/**
 * Something that happened to a payment.
 *
 * @param what its name, as the book calls it in which it is written
 * @param detail from where, to where, by which id
 * @param why the reason that was given
 * @param millis how long an answer took
 */
public record Moment(
    Instant at,
    Source source,
    String what,
    @Nullable Money amount,
    @Nullable String detail,
    @Nullable String why,
    @Nullable Long millis) {

  /** In whose book it is written. */
  public enum Source {
    /** The state of the payment. */
    STATE,
    /** Captures, voids and refunds. */
    OPERATION,
    /** The adapter's journal: a message to a card company. */
    MESSAGE,
    /** What we heard when we asked again. */
    INQUIRY,
    /** The card that was declined before its backup was asked. */
    BACKUP,
    /** Postings. */
    LEDGER,
    /** What the merchant's server was told. */
    WEBHOOK,
    /** What the till has heard. */
    TILL,
    /** What operators did. */
    OPERATOR
  }
}
