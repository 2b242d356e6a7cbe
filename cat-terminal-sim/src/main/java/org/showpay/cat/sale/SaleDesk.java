package org.showpay.cat.sale;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.Asked;
import org.showpay.cat.authorization.AuthAnswer;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.cat.authorization.AuthLine;
import org.showpay.cat.authorization.Sensor;
import org.showpay.cat.till.Till;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.showpay.sensor.Body;
import org.springframework.stereotype.Service;

/** Sells (patent figure 4). No transaction is open while the auth-server is asked. */
@Service
public class SaleDesk {

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
    return ask(
        till,
        sale,
        new Shown(code, request.password()),
        told -> holdOut(till, sale, request, told));
  }

  private void holdOut(Till till, TillSale sale, TillsApi.SellRequest request, PaymentView told) {
    TillsApi.OfTheBody body = request.body();
    if (body != null && told.state() == PaymentState.AUTHENTICATION_REQUIRED) {
      line.enter(till.apiKey(), sale.asked(), body.factor(), sensorFor(body));
    }
  }

  private static Sensor sensorFor(TillsApi.OfTheBody body) {
    return prompt -> Body.capture(body.factor(), body.held(), prompt);
  }

  /** Writes a sale down before anything is sent; {@link #ask} comes next. */
  public PaymentId open(TillId at, OrderId order, Money price) {
    return book.open(at, order, price).payment();
  }

  /** Sends what was written down, tells of what is heard on the way, and says how it ended. */
  public TillsApi.Sale ask(
      TillId at, PaymentId payment, PayCode code, Consumer<PaymentView> onTheWay) {
    return ask(tills.find(at), book.find(at, payment), new Shown(code, null), onTheWay);
  }

  private TillsApi.Sale ask(Till till, TillSale sale, Shown shown, Consumer<PaymentView> onTheWay) {
    Asked asks = sale.asked();
    AuthorizationRequest asked =
        new AuthorizationRequest(
            asks.payment(), asks.order(), shown.code, asks.amount(), shown.password);
    AuthAnswer answer = line.authorize(till.apiKey(), asked, onTheWay); // S404
    return conclude(till, sale, answer);
  }

  /** A sale of this till; while it is open the auth-server is asked what became of it. */
  public TillsApi.Sale find(TillId at, PaymentId payment) {
    Till till = tills.find(at);
    TillSale sale = book.find(at, payment);
    return sale.isOpen()
        ? conclude(till, sale, line.inquire(till.apiKey(), sale.asked()))
        : printed(till, sale);
  }

  /** A sale of this till as it is written down; nobody is asked. */
  public Sold sold(TillId at, PaymentId payment) {
    return book.find(at, payment).sold();
  }

  /** Its slip as it is written down. */
  public String slip(TillId at, PaymentId payment) {
    return printed(tills.find(at), book.find(at, payment)).receipt();
  }

  /** Proves the consumer of a sale that waits for it. */
  public AuthAnswer authenticate(TillId at, PaymentId payment, Password password) {
    return line.authenticate(tills.find(at).apiKey(), book.find(at, payment).asked(), password);
  }

  /** Proves that consumer by what is held out to the till's sensor. */
  public AuthAnswer enter(TillId at, PaymentId payment, TillsApi.OfTheBody body) {
    return line.enter(
        tills.find(at).apiKey(), book.find(at, payment).asked(), body.factor(), sensorFor(body));
  }

  /** By what that consumer may be proved. */
  public List<Factor> factors(TillId at, PaymentId payment) {
    return line.factors(tills.find(at).apiKey(), payment);
  }

  /** Calls off a sale that waits for the consumer. */
  public AuthAnswer callOff(TillId at, PaymentId payment) {
    return line.callOff(tills.find(at).apiKey(), book.find(at, payment).asked());
  }

  /** What the consumer brought. */
  private record Shown(PayCode code, @Nullable Password password) {}

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
