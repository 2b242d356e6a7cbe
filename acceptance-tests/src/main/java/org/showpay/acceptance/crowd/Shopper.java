package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** Codes of one subscriber are two seconds apart. */
  private static final Duration BETWEEN_CODES = Duration.ofMillis(2100);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration A_WHILE = Duration.ofMillis(500);
  private static final int REPEATS = 30;
  private static final int DEAREST = 9000;
  private static final int ALL = 100;
  private static final int KEPT = 20;

  private final Market market;
  private final Phone phone;
  private final Random random;
  private final Tally tally;
  private final AtomicBoolean goOn;
  private final List<String> codes = new ArrayList<>();

  Shopper(Market market, Phone phone, Random random, Tally tally, AtomicBoolean goOn) {
    this.market = market;
    this.phone = phone;
    this.random = random;
    this.tally = tally;
    this.goOn = goOn;
  }

  @Override
  public void run() {
    while (goOn.get()) {
      long from = System.nanoTime();
      Optional<PayCode> code = phone.code();
      code.ifPresent(this::buy);
      Duration left = BETWEEN_CODES.minusNanos(System.nanoTime() - from);
      Waiting.pause(left.isPositive() ? left : A_WHILE);
    }
  }

  private void buy(PayCode code) {
    if (codes.size() < KEPT) {
      codes.add(code.reveal());
    }
    OrderId order = new OrderId("O-" + tally.begun());
    Money amount = Money.of(ALL + random.nextInt(DEAREST), "KRW");
    int dice = random.nextInt(ALL);
    if (dice < 5) {
      atTheTill(code, order, amount);
    } else if (dice < 8) {
      givesUp(sale(order, code, amount));
    } else if (dice < 14) {
      holds(Sale.held(market.terminal(), order, code, amount));
    } else {
      Sale.Ending end = finish(sale(order, code, amount));
      if (dice < 18) {
        scansTwice(order, code, amount, end);
      } else if (dice < 26) {
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
    return end;
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
      repeat(() -> market.terminal().capture(end.id(), capture, part, "c-" + capture));
      tally.note("captured");
    } else {
      repeat(() -> market.terminal().cancel(end.id(), "x-" + end.id()));
      tally.note("cancelled");
    }
  }

  private void refunds(PaymentView payment) {
    OperationId refund = OperationId.next();
    Money part = Money.of(1 + random.nextInt((int) payment.amount().amount()), "KRW");
    repeat(() -> market.terminal().refund(payment.paymentId(), refund, part, "r-" + refund));
    tally.note("refunded");
  }

  /** Asks for the same again until it is done or refused, or nobody would wait any more. */
  private void repeat(Supplier<Heard> question) {
    for (int i = 0; i < REPEATS; i++) {
      Heard heard = question.get();
      boolean over =
          switch (heard) {
            case Heard.Operation(OperationView it) ->
                it.state() != OperationView.State.REQUESTED || i > REPEATS / 2;
            case Heard.Told _ -> true;
            case Heard.Refused(int status, String _) -> status != 409 && status != 429;
            case Heard.Silence _ -> false;
          };
      if (over) {
        return;
      }
      Waiting.pause(A_WHILE);
    }
  }

  /** By the till of the cat-terminal-sim, with the password. */
  private void atTheTill(PayCode code, OrderId order, Money amount) {
    long from = System.nanoTime();
    try {
      var sale =
          market
              .lines()
              .tills()
              .sell(
                  market.till(),
                  new SellRequest(order, amount, null, code.reveal(), phone.password()));
      tally.ended("till: " + sale.payment().state(), Duration.ofNanos(System.nanoTime() - from));
    } catch (RestClientException silence) {
      tally.note("till: no answer");
    }
  }

  List<String> secrets() {
    List<String> secrets = new ArrayList<>(codes);
    secrets.add(phone.issued().pan().reveal());
    return secrets;
  }
}
