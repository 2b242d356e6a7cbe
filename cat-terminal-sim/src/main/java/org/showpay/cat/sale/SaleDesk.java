package org.showpay.cat.sale;

import org.showpay.cat.authorization.AuthAnswer;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.cat.authorization.AuthLine;
import org.showpay.cat.till.Till;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.springframework.stereotype.Service;

/** Sells (patent figure 4). No transaction is open while the auth-server is asked. */
@Service
class SaleDesk {

  private static final String STILL_PENDING = "There is no decision yet.";

  private final Tills tills;
  private final Scanner scanner;
  private final SaleBook book;
  private final AuthLine line;
  private final Receipt receipt;

  SaleDesk(Tills tills, Scanner scanner, SaleBook book, AuthLine line, Receipt receipt) {
    this.tills = tills;
    this.scanner = scanner;
    this.book = book;
    this.line = line;
    this.receipt = receipt;
  }

  /** Sells: the sale is written down with its payment id before anything is sent. */
  TillsApi.Sale sell(TillId at, TillsApi.SellRequest request) {
    Till till = tills.find(at);
    PayCode code = scanner.codeIn(request); // S400: is there a code?
    Money price = priceIn(request); // S402: is the price there?
    TillSale sale = book.open(at, request.order(), price);
    AuthorizationRequest asked =
        new AuthorizationRequest(sale.payment(), request.order(), code, price, request.password());
    AuthAnswer answer = line.authorize(till.apiKey(), asked); // S404
    return conclude(till, sale, answer);
  }

  /** A sale of this till; while it is open the auth-server is asked what became of it. */
  TillsApi.Sale find(TillId at, PaymentId payment) {
    Till till = tills.find(at);
    TillSale sale = book.find(at, payment);
    return sale.isOpen()
        ? conclude(till, sale, line.inquire(till.apiKey(), sale.asked()))
        : printed(till, sale);
  }

  private TillsApi.Sale conclude(Till till, TillSale sale, AuthAnswer answer) {
    return switch (answer) {
      case Decided(PaymentView told) -> {
        TillSale heard = book.record(sale.payment(), told);
        yield heard.isOpen()
            ? new TillsApi.Sale(told, receipt.of(till, heard, STILL_PENDING))
            : printed(till, heard); // S410: confirmation; S414, S416: error
      }
      case Refused(Problem problem) -> printed(till, book.record(sale.payment(), problem)); // S416
      case NoAnswer silence ->
          new TillsApi.Sale(sale.view(), receipt.of(till, sale, silence.message()));
    };
  }

  private TillsApi.Sale printed(Till till, TillSale sale) {
    return new TillsApi.Sale(sale.view(), receipt.of(till, sale, ""));
  }

  private static Money priceIn(TillsApi.SellRequest request) {
    if (!request.amount().isPositive()) {
      throw ProblemException.unprocessable(
          "AMOUNT_MISSING", NextStep.FIX_REQUEST, "Enter an amount above zero.");
    }
    return request.amount();
  }
}
