package org.showpay.auth.till;

import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What the statements of {@link TillBook} do, on books in memory. */
public class MemoryTillBook extends TillBook {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryTillBook(Desk desk, PaymentRows rows, PaymentLife life, JdbcClient nobody) {
    super(rows, life, nobody);
    this.desk = desk;
  }

  @Override
  @Transactional
  void acknowledge(PaymentId id, PaymentState seen) {
    Books books = desk.books();
    books.database.statement(() ->
        books.payments.update(
            id,
            row -> row.payment().state() == seen && row.payment().acknowledged() != seen,
            row -> acknowledged(books, row, seen)));
  }

  private static PaymentRow acknowledged(Books books, PaymentRow row, PaymentState seen) {
    PaymentRow.Draft draft = row.draft(books.now());
    draft.acknowledged = seen;
    return draft.quietly();
  }
}
