package org.showpay.auth.simulation.street;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.ProblemException;

/**
 * What a merchant's people do: they ask again under the same id until they know, act on what they
 * are told, and give up at last.
 */
final class Till {

  private static final long PATIENCE = 14 * Timeline.SECOND;
  private static final long GIVES_UP = 60 * Timeline.SECOND;
  private static final int TRIES = 4;

  private final Town town;
  private final Counter counter;
  private final List<Told> told = new ArrayList<>();
  private final Map<Integer, Payment> known = new LinkedHashMap<>();

  Till(Town town, Counter counter) {
    this.town = town;
    this.counter = counter;
  }

  List<Told> told() {
    return told;
  }

  /** Charges, and asks until it is known what became of it. */
  void sell(Purchase purchase) {
    long deadline = town.time.now() + GIVES_UP;
    boolean asked = false;
    while (town.time.now() < deadline) {
      Optional<Payment> answer =
          asked && dice().percent(60) ? query(purchase) : authorize(purchase);
      asked = true;
      if (answer.isPresent() && hear(purchase, answer.get())) {
        return;
      }
      town.time.pause(dice().between(Timeline.SECOND / 2, 2 * Timeline.SECOND));
    }
  }

  private Optional<Payment> authorize(Purchase purchase) {
    return ask(
        "authorize",
        () -> Optional.of(counter.authorizer().authorize(purchase.sale(), purchase.password())));
  }

  private Optional<Payment> query(Purchase purchase) {
    return ask("query", () -> counter.payments().find(purchase.sale().id()));
  }

  private Optional<Payment> ask(String what, Supplier<Optional<Payment>> work) {
    try {
      return town.wire.ask(town.anAuthServer(dice()), what, PATIENCE, work);
    } catch (ProblemException problem) {
      town.time.event(() -> town.time.actor() + " is told " + problem.code());
      return Optional.empty();
    } catch (RuntimeException silence) {
      return Optional.empty();
    }
  }

  /** Says whether the till may act on it. */
  private boolean hear(Purchase purchase, Payment payment) {
    told(payment.id(), payment.state());
    known.put(purchase.step().number(), payment);
    if (payment.state() == PaymentState.AUTHENTICATION_REQUIRED
        && payment.authenticateBy() != null
        && dice().percent(70)) {
      ask(
          "call off",
          () -> {
            counter.remarks().callOff(payment.id());
            return Optional.of(payment);
          });
    }
    if (payment.state() == PaymentState.APPROVED && dice().percent(90)) {
      acknowledge(payment);
    }
    return payment.state().isDecidedForTheTill();
  }

  private void told(PaymentId payment, PaymentState state) {
    String who = town.time.actor().toString();
    town.time.event(() -> who + " hears " + state);
    told.add(new Told.OfPayment(who, payment, state, town.time.now()));
  }

  private void acknowledge(Payment payment) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Payment> done =
          ask(
              "acknowledge",
              () -> {
                counter.remarks().knows(payment.id(), PaymentState.APPROVED);
                return Optional.of(payment);
              });
      if (done.isPresent()) {
        return;
      }
    }
  }

  /** Captures, refunds or cancels what it knows to be approved; under one id, however often. */
  void followUp(Step step, FollowUpKind kind, Purchase purchase) {
    Payment payment = known.get(purchase.step().number());
    if (payment == null || payment.state() != PaymentState.APPROVED) {
      return;
    }
    OperationId id = new OperationId(Town.uuid(dice()));
    Money amount = amount(step, payment.amount());
    boolean last = dice().percent(70);
    for (int i = 0; i < TRIES; i++) {
      OperationView view = operate(kind, payment.id(), new Wish(id, amount, last));
      if (view != null) {
        if (view.state() == OperationView.State.DONE) {
          told.add(new Told.OfOperation(town.time.actor().toString(), view.operationId().uuid()));
        }
        town.time.event(() -> town.time.actor() + " hears " + view.state());
        return;
      }
      town.time.pause(dice().between(Timeline.SECOND, 5 * Timeline.SECOND));
    }
  }

  /** All of it, a part, or at times more than there is. */
  private Money amount(Step step, Money of) {
    long wanted =
        switch (dice().below(3)) {
          case 0 -> of.amount();
          case 1 -> 1 + step.amount() % of.amount();
          default -> step.amount();
        };
    return new Money(wanted, of.currency());
  }

  private record Wish(OperationId id, Money amount, boolean last) {}

  private @Nullable OperationView operate(FollowUpKind kind, PaymentId id, Wish wish) {
    try {
      return town.wire.ask(
          town.anAuthServer(dice()),
          kind.name().toLowerCase(Locale.ROOT) + " of " + wish.amount(),
          PATIENCE,
          () -> operation(kind, counter.payments().find(id).orElseThrow(), wish));
    } catch (ProblemException problem) {
      town.time.event(() -> town.time.actor() + " is told " + problem.code());
      return null;
    } catch (RuntimeException silence) {
      return null;
    }
  }

  private OperationView operation(FollowUpKind kind, Payment payment, Wish wish) {
    return switch (kind) {
      case CAPTURE ->
          counter
              .operations()
              .capture(payment, new PaymentsApi.Capture(wish.id, wish.amount, wish.last));
      case REFUND ->
          counter.operations().refund(payment, new PaymentsApi.Refund(wish.id, wish.amount, null));
      case CANCELLATION -> counter.operations().cancel(payment);
      case REVERSAL -> throw new IllegalStateException("a reversal is nobody's wish");
    };
  }

  private Dice dice() {
    return town.time.actor().dice();
  }
}
