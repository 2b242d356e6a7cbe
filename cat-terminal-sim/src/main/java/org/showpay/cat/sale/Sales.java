package org.showpay.cat.sale;

import java.time.Instant;
import java.util.List;
import org.showpay.cat.till.ReceiptNumber;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.springframework.stereotype.Service;

/** What a till has sold, for whoever looks it up. */
@Service
public class Sales {

  private final SaleBook book;

  Sales(SaleBook book) {
    this.book = book;
  }

  /** The newest; open ones first, for a day. */
  public List<Sold> latest(TillId till, int most) {
    return book.latest(till, most).stream().map(TillSale::sold).toList();
  }

  /** A sale of this till; 404 for any other. */
  public Sold find(TillId till, PaymentId payment) {
    return book.find(till, payment).sold();
  }

  /** The sale on a receipt of this till; 404 for a receipt of any other. */
  public Sold onReceipt(TillId till, String receipt) {
    return find(till, receipt).stream()
        .findFirst()
        .map(TillSale::sold)
        .orElseThrow(
            () -> ProblemException.notFound("SALE_UNKNOWN", "This till made no such sale."));
  }

  /** Sales without a final word that were opened within a span of time, at any till. */
  public List<Open> openBetween(Instant from, Instant to) {
    return book.openBetween(from, to).stream()
        .map(sale -> new Open(sale.till(), sale.payment()))
        .toList();
  }

  /** A sale without a final word. */
  public record Open(TillId till, PaymentId payment) {}

  /** The number of the next receipt. */
  public OrderId nextReceipt(TillId till) {
    return book.nextReceipt(till);
  }

  private List<TillSale> find(TillId till, String receipt) {
    try {
      return book.ofOrder(till, ReceiptNumber.typed(receipt, till));
    } catch (IllegalArgumentException noReceipt) {
      return List.of();
    }
  }
}
