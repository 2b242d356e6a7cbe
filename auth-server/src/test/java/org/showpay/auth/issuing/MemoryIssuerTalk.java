package org.showpay.auth.issuing;

import java.time.Clock;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.TalkRow;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link IssuerTalk} do, on books in memory. */
public class MemoryIssuerTalk extends IssuerTalk {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryIssuerTalk(Desk desk, Issuers issuers, JdbcClient nobody, Clock clock) {
    super(issuers, nobody, clock);
    this.desk = desk;
  }

  @Override
  public int inquiriesAbout(PaymentId payment) {
    Books books = desk.books();
    return books.database.statement(() ->
        books
            .talk
            .where(row -> row.payment().equals(payment) && row.kind().equals("INQUIRY"))
            .size());
  }

  @Override
  void write(Said said) {
    Books books = desk.books();
    books.database.statement(() ->
        books.talk.insert(
            books.database.next(),
            new TalkRow(said.payment(), said.kind(), said.answer(), said.why(), said.askedAt())));
  }
}
