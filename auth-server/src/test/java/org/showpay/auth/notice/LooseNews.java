package org.showpay.auth.notice;

import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.NoticeRow;
import org.showpay.auth.webhook.Notice;

/** A broken twin: tells merchants at once, whatever becomes of the transaction. */
public class LooseNews extends MemoryNews {

  private final Desk desk;

  /** On the books of this desk. */
  public LooseNews(Desk desk) {
    super(desk);
    this.desk = desk;
  }

  @Override
  public void tell(Notice notice) {
    Books books = desk.books();
    books.database.untroubled(() ->
        books.notices.insert(
            books.database.next(),
            new NoticeRow(notice.payment(), notice.type(), notice.version())));
  }
}
