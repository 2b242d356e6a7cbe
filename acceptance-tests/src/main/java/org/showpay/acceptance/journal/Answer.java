package org.showpay.acceptance.journal;

import java.time.Instant;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/**
 * An answer as it was received.
 *
 * @param key the Idempotency-Key of the question, or empty
 * @param digest of the answer's bytes
 */
public record Answer(
    Instant at,
    OrderId order,
    PaymentId payment,
    PaymentState state,
    long amount,
    long refunded,
    String approval,
    String key,
    String digest) {

  /** As it stands in the journal. */
  public String line() {
    return String.join(
        " ",
        at.toString(),
        order.toString(),
        payment.toString(),
        state.name(),
        Long.toString(amount),
        Long.toString(refunded),
        approval.isEmpty() ? "-" : approval,
        key.isEmpty() ? "-" : key,
        digest);
  }

  static Answer of(String line) {
    String[] words = line.split(" ", -1);
    return new Answer(
        Instant.parse(words[0]),
        new OrderId(words[1]),
        PaymentId.of(words[2]),
        PaymentState.valueOf(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        words[6].equals("-") ? "" : words[6],
        words[7].equals("-") ? "" : words[7],
        words[8]);
  }
}
