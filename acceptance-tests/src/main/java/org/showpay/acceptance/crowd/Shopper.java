package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.stack.people.Waiting;
import org.springframework.web.client.RestClientException;

/** Somebody who buys, again and again: patient mostly, and at times as people are. */
final class Shopper implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration A_WHILE = Duration.ofMillis(500);

  /** A phone that has no code is not asked as fast as one can press: it may just be starting. */
  private static final Duration BETWEEN_WISHES = Duration.ofSeconds(2);

  private static final int REPEATS = 30;
  private static final int DEAREST = 9000;
  private static final int ALL = 100;
  private static final int KEPT = 20;

  private final Market market;
  private final Phone phone;
  private final Random random;
  private final Tally tally;
  private final Habits habits;
  private final List<String> codes = new ArrayList<>();

  Shopper(Market market, Phone phone, Random random, Tally tally, Habits habits) {
    this.market = market;
    this.phone = phone;
    this.random = random;
    this.tally = tally;
    this.habits = habits;
  }

  @Override
  public void run() {
    while (habits.goOn()) {
      Optional<PayCode> code = code();
      long from = System.nanoTime();
      code.ifPresent(this::buy);
      Duration left = habits.between().minusNanos(System.nanoTime() - from);
      Waiting.pause(left.isPositive() ? left : A_WHILE);
    }
  }

  /** A code to pay with; asked for until there is one, or nobody buys any more. */
  private Optional<PayCode> code() {
    long from = System.nanoTime();
    Optional<PayCode> code = phone.code();
    while (code.isEmpty() && habits.goOn()) {
      tally.note("no code yet");
      tally.wasWithoutCode(Duration.ofNanos(System.nanoTime() - from));
      Waiting.pause(BETWEEN_WISHES);
      code = phone.code();
    }
    return code;
  }

  private void buy(PayCode code) {
    if (codes.size() < KEPT) {
      codes.add(code.reveal());
    }
    tally.begun();
    OrderId order = market.nextOrder();
    Money amount = Money.of(ALL + random.nextInt(DEAREST), "KRW");
    int dice = random.nextInt(ALL);
    if (random.nextInt(ALL) < habits.ofHundredAtTills()) {
      atTheTill(code, order, amount);
    } else if (dice < 3) {
      givesUp(sale(order, code, amount));
    } else if (dice < 9) {
      holds(Sale.held(market.terminal(), order, code, amount));
    } else {
      Sale.Ending end = pays(order, code, amount);
      if (dice < 13) {
        scansTwice(order, code, amount, end);
      } else if (dice < 21) {
        end.payment().filter(it -> it.state() == PaymentState.APPROVED).ifPresent(this::refunds);
      }
    }
  }

  private Sale sale(OrderId order, PayCode code, Money amount) {
    return new Sale(
        market.terminal(),
        new AuthorizationRequest(PaymentId.next(), order, code, amount, null, null, null),
        phone.password());
  }

  private Sale.Ending finish(Sale sale) {
    Sale.Ending end = sale.finish(PATIENCE);
    String how =
        end.payment()
            .map(it -> it.state().name())
            .orElseGet(() -> end.heard() instanceof Heard.Refused(int _, String why) ? why : "?");
    tally.ended(how, end.took());
    tally.askedAgain(end.askedAgain());
    if (end.payment().isEmpty() || how.equals(PaymentState.UNKNOWN.name())) {
      tally.unmended("the till heard at last " + end.heard());
    }
    return end;
  }

  /** Somebody whose payment failed through no fault of theirs may try again by another code. */
  private Sale.Ending pays(OrderId order, PayCode code, Money amount) {
    long from = System.nanoTime();
    Sale.Ending end = finish(sale(order, code, amount));
    while (end.mayWorkNextTime() && habits.insistsSince(from)) {
      Optional<PayCode> another = another();
      if (another.isEmpty()) {
        return end;
      }
      end = finish(sale(order, another.get(), amount));
    }
    if (!phone.isPoor() && end.payment().isPresent() && !isApproved(end)) {
      tally.unmended(order + " was never paid: " + end.payment().get());
    }
    return end;
  }

  private Optional<PayCode> another() {
    tally.note("showed another code");
    Waiting.pause(habits.between());
    return code();
  }

  /** Asks once, and walks away whatever is said. */
  private void givesUp(Sale sale) {
    sale.send();
    tally.note("gave up");
  }

  /** The code is scanned a second time, for another sale and for the same one. */
  private void scansTwice(OrderId order, PayCode code, Money amount, Sale.Ending first) {
    tally.note("scanned twice");
    Sale second = sale(new OrderId(order + "-2"), code, amount);
    Sale.Ending end = second.finish(Duration.ofSeconds(20));
    if (first.decided() && isApproved(end)) {
      tally.note("A CODE PAID TWICE");
    }
    second.send();
  }

  private static boolean isApproved(Sale.Ending end) {
    return end.payment().filter(it -> it.state() == PaymentState.APPROVED).isPresent();
  }

  private void holds(Sale sale) {
    Sale.Ending end = finish(sale);
    Optional<PaymentView> held = end.payment().filter(it -> it.state() == PaymentState.APPROVED);
    if (held.isEmpty()) {
      return;
    }
    if (random.nextBoolean()) {
      OperationId capture = OperationId.next();
      Money part = Money.of(1 + random.nextInt((int) held.get().amount().amount()), "KRW");
      repeat("captured", () -> market.terminal().capture(end.id(), capture, part, "c-" + capture));
    } else {
      repeat("cancelled", () -> market.terminal().cancel(end.id(), "x-" + end.id()));
    }
  }

  private void refunds(PaymentView payment) {
    OperationId refund = OperationId.next();
    Money part = Money.of(1 + random.nextInt((int) payment.amount().amount()), "KRW");
    repeat(
        "refunded",
        () -> market.terminal().refund(payment.paymentId(), refund, part, "r-" + refund));
  }

  /** Asks for the same again until it is taken or refused, or nobody would wait any more. */
  private void repeat(String what, Supplier<Heard> question) {
    Heard heard = question.get();
    for (int i = 1; i < REPEATS && !isOver(heard, i); i++) {
      tally.askedAgain(1);
      Waiting.pause(A_WHILE);
      heard = question.get();
    }
    if (isTaken(heard)) {
      tally.note(what);
    } else {
      tally.unmended("not " + what + ": " + heard);
    }
  }

  private static boolean isOver(Heard heard, int asked) {
    return switch (heard) {
      case Heard.Operation(OperationView it) ->
          it.state() != OperationView.State.REQUESTED || asked > REPEATS / 2;
      case Heard.Told _ -> true;
      case Heard.Refused(int status, String _) -> status != 409 && status != 429;
      case Heard.Silence _ -> false;
    };
  }

  /** Done, or to be done whatever happens. */
  private static boolean isTaken(Heard heard) {
    return heard instanceof Heard.Told
        || (heard instanceof Heard.Operation(OperationView it)
            && it.state() != OperationView.State.REFUSED);
  }

  /** By the till of the cat-terminal-sim, with the password; the cashier may ask the same again. */
  private void atTheTill(PayCode code, OrderId order, Money amount) {
    long from = System.nanoTime();
    SellRequest request = new SellRequest(order, amount, null, code.reveal(), phone.password());
    boolean answered = sell(request);
    while (!answered && habits.insistsSince(from)) {
      tally.askedAgain(1);
      Waiting.pause(A_WHILE);
      answered = sell(request);
    }
    if (!answered) {
      tally.unmended(order + " had no answer from the till");
    }
  }

  private boolean sell(SellRequest request) {
    long from = System.nanoTime();
    try {
      var sale = market.lines().tills().sell(market.till(), request);
      tally.ended("till: " + sale.payment().state(), Duration.ofNanos(System.nanoTime() - from));
      return true;
    } catch (RestClientException silence) {
      tally.note("till: no answer");
      return false;
    }
  }

  List<String> secrets() {
    List<String> secrets = new ArrayList<>(codes);
    secrets.add(phone.issued().pan().reveal());
    return secrets;
  }
}
