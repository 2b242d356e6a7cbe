package org.showpay.stack.invariant;

import java.util.UUID;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.settlement.SettlementId;

/** Who breaks an invariant: a payment, an order, a code, a settlement batch, an account. */
public record Subject(String text) implements Comparable<Subject> {

  /** A payment. */
  public static Subject of(PaymentId payment) {
    return new Subject(payment.toString());
  }

  /** What a query found, under the name of its column. */
  static Subject of(String column, Object value) {
    if (!(value instanceof UUID uuid)) {
      return new Subject(column + " " + value);
    }
    return switch (column) {
      case "payment" -> of(new PaymentId(uuid));
      case "batch" -> new Subject("settlement " + new SettlementId(uuid));
      default -> new Subject(column + " " + uuid);
    };
  }

  @Override
  public int compareTo(Subject other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
