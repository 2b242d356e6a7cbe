package org.showpay.auth.simulation.street;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.factor.PlainFactors;
import org.showpay.auth.payment.Sale;
import org.showpay.auth.simulation.clockwork.Actor;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.Caller;

/** Carries a plan out, step by step, each by an actor of its own. */
public final class Street {

  private final Town town;
  private final Counter counter;
  private final World world;
  private final Till till;
  private final Map<Integer, Purchase> purchases = new LinkedHashMap<>();
  private final List<Actor> people = new ArrayList<>();

  /** What a step does to the world that is not asked of a service. */
  public interface World {

    /** A handset is given a code. */
    void issue(PayCodeDigest code, int subscriber);

    /** The database dies for so long. */
    void databaseDies(long downFor);
  }

  /** People of this town at this counter. */
  public Street(Town town, Counter counter, World world) {
    this.town = town;
    this.counter = counter;
    this.world = world;
    this.till = new Till(town, counter);
  }

  /** All sales so far, by their steps' numbers. */
  public Map<Integer, Purchase> purchases() {
    return purchases;
  }

  /** What people were told. */
  public List<Told> told() {
    return till.told();
  }

  /** Whether nobody is at it any more. */
  public boolean isQuiet() {
    return people.stream().allMatch(Actor::isGone);
  }

  /** Begins a step; whoever does it goes on alone. */
  public void begin(Step step) {
    town.time.event(() -> step.name());
    if (step.isSale()) {
      Purchase purchase = purchase(step);
      purchases.put(step.number(), purchase);
      person(step, _ -> till.sell(purchase));
      return;
    }
    switch (step.kind()) {
      case CAPTURE -> followUp(step, FollowUpKind.CAPTURE);
      case REFUND -> followUp(step, FollowUpKind.REFUND);
      case CANCELLATION -> followUp(step, FollowUpKind.CANCELLATION);
      case SETTLEMENT -> person(step, this::settle);
      default -> befall(step);
    }
  }

  private void befall(Step step) {
    if (town.faults.isCalm()) {
      return;
    }
    Dice dice = new Dice(town.time.seed(), step.name());
    long down = dice.between(Timeline.SECOND, 20 * Timeline.SECOND);
    switch (step.kind()) {
      case HOLD_DROPPED -> {
        Purchase about = purchases.get(step.of());
        if (about != null) {
          town.first.dropHold(about.sale().id());
        }
      }
      case AUTH_SERVER_DIES -> town.time.crash(town.anAuthServer(dice), down);
      case AUTH_SERVER_PAUSED -> town.anAuthServer(dice).pause(town.time.now() + 2 * down);
      case ADAPTER_DIES -> town.time.crash(town.adapterHost, down);
      case COMPANY_SILENT -> {
        CardCompany company = dice.percent(75) ? town.first : town.second;
        company.fallSilent(town.time.now() + 4 * down);
      }
      case DATABASE_DIES -> world.databaseDies(down / 2);
      default -> throw new IllegalStateException(step.kind() + " befalls nobody");
    }
  }

  private void followUp(Step step, FollowUpKind kind) {
    Purchase about = purchases.get(step.of());
    if (about != null) {
      person(step, it -> till.followUp(it, kind, about));
    }
  }

  private void settle(Step step) {
    close(step.of());
  }

  /** Has a merchant's settlement closed, if anybody answers. */
  public void close(int merchant) {
    try {
      town.wire.ask(
          town.anAuthServer(town.time.actor().dice()),
          "settle",
          20 * Timeline.SECOND,
          () -> {
            counter.closing().closeNow(town.merchants.get(merchant).id());
            return true;
          });
    } catch (RuntimeException silence) {
      town.time.event(() -> "nobody settles");
    }
  }

  private void person(Step step, Consumer<Step> work) {
    people.add(town.time.start(step.name(), null, () -> work.accept(step)));
  }

  private Purchase purchase(Step step) {
    Dice dice = new Dice(town.time.seed(), step.name());
    Purchase before = purchases.get(step.of());
    PaymentId id = new PaymentId(Town.uuid(dice));
    int subscriber = dice.below(town.subscribers.size());
    PayCodeDigest code = new PayCodeDigest("%064x".formatted(dice.number() >>> 1));
    if (step.kind() == Step.Kind.SAME_CODE && before != null) {
      code = before.sale().code();
      subscriber = before.subscriber();
    } else {
      world.issue(code, subscriber);
    }
    Caller.Terminal terminal = terminal(dice.below(town.merchants.size()));
    boolean manual = dice.percent(35);
    Password password = password(dice.below(10));
    Sale sale =
        step.kind() == Step.Kind.SAME_ORDER && before != null
            ? sameOrder(id, before.sale(), code)
            : new Sale(
                id,
                terminal,
                new OrderId("order-" + step.number()),
                Money.of(step.amount(), "KRW"),
                manual ? CaptureMode.MANUAL : CaptureMode.AUTOMATIC,
                code);
    return new Purchase(step, sale, subscriber, password);
  }

  private static Sale sameOrder(PaymentId id, Sale before, PayCodeDigest code) {
    return new Sale(id, before.terminal(), before.order(), before.amount(), before.capture(), code);
  }

  private Caller.Terminal terminal(int merchant) {
    return new Caller.Terminal(
        town.terminals.get(merchant),
        town.merchants.get(merchant).id(),
        Channel.STORE,
        Set.of(),
        false);
  }

  private static @Nullable Password password(int of10) {
    if (of10 < 5) {
      return null;
    }
    return of10 == 9 ? PlainFactors.wrong() : PlainFactors.right();
  }
}
