package org.showpay.contracts.booking;

import java.time.Instant;
import java.util.List;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;

/**
 * One booking of money in a card company's file.
 *
 * @param kind CAPTURE, REFUND or REVERSAL; a cancellation moves no money and is in no file
 * @param operation of a purchase that was charged with its authorization: the payment's own UUID
 * @param amount above zero; of a reversal: what was given back of the captured money
 */
public record BookingLine(
    FollowUpKind kind,
    OperationId operation,
    PaymentId payment,
    Money amount,
    ApprovalNumber approval,
    Instant bookedAt) {

  private static final int COLUMNS = 7;

  String text() {
    return String.join(
        ",",
        kind.name(),
        operation.toString(),
        payment.toString(),
        Long.toString(amount.amount()),
        amount.currencyCode(),
        approval.text(),
        bookedAt.toString());
  }

  static BookingLine read(String text) {
    List<String> cells = List.of(text.split(",", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException("A booking has " + COLUMNS + " columns: " + text);
    }
    return new BookingLine(
        FollowUpKind.valueOf(cells.get(0)),
        OperationId.of(cells.get(1)),
        PaymentId.of(cells.get(2)),
        Money.of(Long.parseLong(cells.get(3)), cells.get(4)),
        new ApprovalNumber(cells.get(5)),
        Instant.parse(cells.get(6)));
  }
}
