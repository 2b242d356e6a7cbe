package org.showpay.cat.counter;

import java.util.Currency;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.AuthAnswer;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.cat.counter.Stage.Factor;
import org.showpay.cat.item.Goods;
import org.showpay.cat.item.PriceList;
import org.showpay.cat.sale.SaleDesk;
import org.showpay.cat.sale.SaleState;
import org.showpay.cat.sale.Sales;
import org.showpay.cat.sale.Scanner;
import org.showpay.cat.sale.Sold;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi.OfTheBody;
import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Serves the customer at a till's counter, from the first item to the outcome. */
@Service
public class Checkout {

  private final Counters counters;
  private final PriceList prices;
  private final Scanner scanner;
  private final SaleDesk desk;
  private final Sales sales;

  Checkout(Counters counters, PriceList prices, Scanner scanner, SaleDesk desk, Sales sales) {
    this.counters = counters;
    this.prices = prices;
    this.scanner = scanner;
    this.desk = desk;
    this.sales = sales;
  }

  /** Takes what a cashier types or a scanner reads off goods: an amount, or an EAN. */
  public void enter(TillId till, String typed) {
    Counter counter = counters.at(till);
    Currency currency = counter.look().stage().basket().currency();
    counter.add(lineOf(till, typed.strip(), currency));
  }

  private Line lineOf(TillId till, String typed, Currency currency) {
    if (!PriceList.isEan(typed)) {
      return new Line("", Amounts.read(typed, currency));
    }
    Goods goods = prices.find(till, typed);
    return new Line(goods.name(), goods.price());
  }

  /** Takes the last line off again. */
  public void removeLast(TillId till) {
    counters.at(till).removeLast();
  }

  /** The price stands; the receipt gets its number (patent S402). */
  public void charge(TillId till) {
    Counter counter = counters.at(till);
    if (counter.look().stage() instanceof Stage.Entering(Basket basket)
        && basket.total().isPositive()) {
      counter.charge(sales.nextReceipt(till));
    }
  }

  /** Back from the scanner to the goods. */
  public void back(TillId till) {
    counters.at(till).back();
  }

  /** A code that a scanner typed (patent S400); 422 with the reason when it is none. */
  public void scanned(TillId till, OrderId order, String typed) {
    sell(till, order, scanner.typed(typed.strip()));
  }

  /** A picture of a phone; 422 with the reason when there is no code to take. */
  public void scanned(TillId till, OrderId order, Picture picture) {
    sell(till, order, scanner.seenIn(picture));
  }

  /** The first code that is read for a receipt is taken; those that follow change nothing. */
  private void sell(TillId till, OrderId order, PayCode code) {
    Counter counter = counters.at(till);
    counter
        .take(order)
        .ifPresent(basket -> {
          try {
            PaymentId payment = desk.open(till, order, basket.total());
            counter.ask(order, payment);
            Thread.ofVirtual().name("sale-" + payment).start(() -> ask(till, payment, code));
          } catch (NestedRuntimeException notWrittenDown) {
            counter.giveBack(order);
            throw notWrittenDown;
          }
        });
  }

  private void ask(TillId till, PaymentId payment, PayCode code) {
    Counter counter = counters.at(till);
    try {
      desk.ask(till, payment, code, told -> hear(counter, payment, told));
    } finally {
      counter.end(payment);
    }
  }

  private static void hear(Counter counter, PaymentId payment, PaymentView told) {
    if (told.state() == PaymentState.AUTHENTICATION_REQUIRED) {
      counter.turn(payment, only(Factor.NOT_WANTED, Factor.WANTED));
    }
  }

  /** What the customer entered, once at a time; only right, wrong or silence becomes known. */
  public void prove(TillId till, PaymentId payment, Password password) {
    prove(till, payment, Factor.WRONG, () -> desk.authenticate(till, payment, password));
  }

  /** What the customer holds out to the till's sensor. */
  public void prove(TillId till, PaymentId payment, OfTheBody body) {
    prove(till, payment, Factor.NOT_RECOGNISED, () -> desk.enter(till, payment, body));
  }

  private void prove(TillId till, PaymentId payment, Factor unproved, Supplier<AuthAnswer> proof) {
    Counter counter = counters.at(till);
    if (!counter.turn(payment, now -> now.isAwaited() ? Factor.ENTERED : now)) {
      return;
    }
    Factor next = Factor.UNANSWERED;
    try {
      next = factorAfter(proof.get(), unproved);
    } finally {
      counter.turn(payment, only(Factor.ENTERED, next));
    }
  }

  private static Factor factorAfter(AuthAnswer answer, Factor unproved) {
    return switch (answer) {
      case Decided(PaymentView told) ->
          told.state() == PaymentState.AUTHENTICATION_REQUIRED ? unproved : Factor.NOT_WANTED;
      case Refused(Problem problem) ->
          problem.status() == HttpStatus.LOCKED.value() ? Factor.LOCKED : Factor.NOT_TAKEN;
      case NoAnswer _ -> Factor.UNANSWERED;
    };
  }

  /** Calls off a payment that waits for the customer; how it ended the waiting line says. */
  public void callOff(TillId till, PaymentId payment) {
    if (counters.at(till).look().stage() instanceof Stage.Asking asking
        && asking.payment().equals(payment)
        && asking.factor().isAwaited()) {
      desk.callOff(till, payment);
    }
  }

  /** Asks what became of a sale that is open. */
  public void askAfter(TillId till, PaymentId payment) {
    desk.find(till, payment);
    counters.at(till).stir();
  }

  /** The same receipt with another code, where nothing was charged and that helps. */
  public void scanAgain(TillId till, PaymentId payment) {
    Sold sold = sales.find(till, payment);
    if (mayScanAgain(sold.state(), sold.payment().nextStep())) {
      counters.at(till).scanAgain(payment);
    }
  }

  /** True where the same order may be asked for once more. */
  public static boolean mayScanAgain(SaleState state, @Nullable NextStep next) {
    return switch (state) {
      case CANCELLED, REVERSED -> true;
      case DECLINED, REFUSED -> next != NextStep.STOP;
      case OPEN, APPROVED, ALREADY_PAID, PAID_WITH_OTHER_AMOUNT, EARLIER_UNDECIDED -> false;
    };
  }

  /** The next customer. */
  public void next(TillId till) {
    counters.at(till).next();
  }

  private static UnaryOperator<Factor> only(Factor from, Factor to) {
    return now -> now == from ? to : now;
  }
}
