package org.showpay.cat.counter;

import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.showpay.cat.counter.Stage.Asking;
import org.showpay.cat.counter.Stage.Ended;
import org.showpay.cat.counter.Stage.Entering;
import org.showpay.cat.counter.Stage.Factor;
import org.showpay.cat.counter.Stage.Scanning;
import org.showpay.cat.counter.Stage.Taken;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;

/**
 * One till's counter. Each move starts from one stage, and whatever sells names its receipt or its
 * payment, so that a form sent twice, or a page that is behind, sells nothing: of all codes that
 * are read for one receipt only the first is taken.
 */
public final class Counter {

  private final Currency currency;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Stage stage;
  private long version;

  Counter(Currency currency, long firstVersion) {
    this.currency = currency;
    this.stage = new Entering(Basket.empty(currency));
    this.version = firstVersion;
  }

  /** What is to be seen, and the version by which a later look differs. */
  public record Seen(long version, Stage stage) {}

  /** What is to be seen now. */
  public Seen look() {
    lock.lock();
    try {
      return new Seen(version, stage);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for another version than this one, for as long; the version that is there then. */
  public long await(long seen, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  void add(Line line) {
    move(now -> now instanceof Entering(Basket basket) ? new Entering(basket.with(line)) : now);
  }

  void removeLast() {
    move(now -> now instanceof Entering(Basket basket) ? new Entering(basket.withoutLast()) : now);
  }

  boolean charge(OrderId order) {
    return move(now ->
        now instanceof Entering(Basket basket) && basket.total().isPositive()
            ? new Scanning(basket, order)
            : now);
  }

  /** Back to the goods; the number of the receipt is not used again. */
  void back() {
    move(now -> now instanceof Scanning(Basket basket, OrderId _) ? new Entering(basket) : now);
  }

  /** Takes the code that was read for this receipt, unless one was taken before. */
  Optional<Basket> take(OrderId order) {
    boolean taken =
        move(now ->
            now instanceof Scanning(Basket basket, OrderId wanted) && wanted.equals(order)
                ? new Taken(basket, order)
                : now);
    return taken ? Optional.of(look().stage().basket()) : Optional.empty();
  }

  /** The sale could not be written down: nothing was sent, and the code may be read again. */
  void giveBack(OrderId order) {
    move(now ->
        now instanceof Taken(Basket basket, OrderId taken) && taken.equals(order)
            ? new Scanning(basket, order)
            : now);
  }

  void ask(OrderId order, PaymentId payment) {
    move(now ->
        now instanceof Taken(Basket basket, OrderId taken) && taken.equals(order)
            ? new Asking(basket, order, payment, Factor.NOT_WANTED)
            : now);
  }

  /** The factor goes from one of these to another; false where it stands elsewhere. */
  boolean turn(PaymentId payment, UnaryOperator<Factor> turn) {
    return move(now ->
        now instanceof Asking asking && asking.payment().equals(payment)
            ? new Asking(asking.basket(), asking.order(), payment, turn.apply(asking.factor()))
            : now);
  }

  void end(PaymentId payment) {
    move(now ->
        now instanceof Asking asking && asking.payment().equals(payment)
            ? new Ended(asking.basket(), asking.order(), payment)
            : now);
  }

  /** The same receipt once more, with another code. */
  void scanAgain(PaymentId payment) {
    move(now ->
        now instanceof Ended ended && ended.payment().equals(payment)
            ? new Scanning(ended.basket(), ended.order())
            : now);
  }

  /** The next customer. */
  void next() {
    move(now -> now instanceof Ended ? new Entering(Basket.empty(currency)) : now);
  }

  /** Something beside the counter has changed that the pages show. */
  void stir() {
    lock.lock();
    try {
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean move(UnaryOperator<Stage> step) {
    lock.lock();
    try {
      Stage next = step.apply(stage);
      if (next.equals(stage)) {
        return false;
      }
      stage = next;
      stir();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
