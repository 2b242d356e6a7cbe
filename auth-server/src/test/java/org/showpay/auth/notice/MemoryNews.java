package org.showpay.auth.notice;

import java.util.List;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.NoticeRow;
import org.showpay.auth.webhook.Notice;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what merchants are to be told, in the transaction that makes it so. */
public class MemoryNews extends News {

  private final Desk desk;

  /** On the books of this desk. */
  @SuppressWarnings("NullAway") // None of those who are told otherwise is asked.
  public MemoryNews(Desk desk) {
    super(null, null, List.of());
    this.desk = desk;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Notice notice) {
    Books books = desk.books();
    books.database.statement(() ->
        books.notices.insert(
            books.database.next(),
            new NoticeRow(notice.payment(), notice.type(), notice.version())));
  }
}
