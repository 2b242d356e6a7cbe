package org.showpay.mall.reconciliation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.order.OrderBook;
import org.showpay.mall.order.Settlement;
import org.showpay.mall.order.Settlement.Asked;
import org.showpay.mall.order.ShopOrders;
import org.showpay.mall.refund.RefundDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The minute's round: whatever waits for the auth-server is asked about. A line that is silent
 * several times ends the round, which comes again in a minute.
 */
@Component
class Round {

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int AT_ONCE = 200;
  private static final int SILENCES = 3;
  private static final Duration AFTERWARDS = Duration.ofMinutes(10);
  private static final Duration IN_HANDS = Duration.ofSeconds(30);

  private final OrderBook book;
  private final ShopOrders orders;
  private final Settlement settlement;
  private final RefundDesk refunds;

  Round(OrderBook book, ShopOrders orders, Settlement settlement, RefundDesk refunds) {
    this.book = book;
    this.orders = orders;
    this.settlement = settlement;
    this.refunds = refunds;
  }

  void go() {
    Patience patience = new Patience();
    askAboutOpenOrders(patience);
    lookAgainAtCancelledOrders(patience);
    giveBackWhatWasPaidTooLate();
    askForRefundsAgain(patience);
  }

  private void askAboutOpenOrders(Patience patience) {
    all(book::open, order -> settlement.ask(order) != Asked.UNANSWERED, patience);
  }

  /** An order is cancelled only after its session: this is to find out if that were ever untrue. */
  private void lookAgainAtCancelledOrders(Patience patience) {
    all((after, most) -> book.toLookAtAgain(AFTERWARDS, after, most), this::lookAgain, patience);
  }

  private boolean lookAgain(ShopOrderId order) {
    Asked asked = settlement.ask(order);
    if (asked == Asked.ANSWERED) {
      book.lookedAgain(order);
    }
    return asked != Asked.UNANSWERED;
  }

  /** Only written down here, and once; it is asked for with all other refunds. */
  private void giveBackWhatWasPaidTooLate() {
    for (ShopOrderId order : book.toGiveBack(AT_ONCE)) {
      RefundWish all = new RefundWish(OperationId.next(), orders.get(order).refundable());
      unharmed(() -> refunds.giveBack(order, all));
    }
  }

  private void askForRefundsAgain(Patience patience) {
    all((after, most) -> refunds.openFor(IN_HANDS, after, most), refunds::askAgain, patience);
  }

  /** Page by page, so that rows which stay as they are never keep those behind from being asked. */
  private static <I> void all(
      BiFunction<Optional<I>, Integer, List<I>> page, Predicate<I> question, Patience patience) {
    List<I> some = page.apply(Optional.empty(), AT_ONCE);
    while (!some.isEmpty() && patience.lasts()) {
      some.forEach(one -> patience.tryOut(() -> question.test(one)));
      some = page.apply(Optional.of(some.getLast()), AT_ONCE);
    }
  }

  /** One that cannot be asked about must not keep the others from it. */
  private static boolean unharmed(Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      LOG.error("Something was not asked about: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** How much silence a round bears; an answer that is no use is none. */
  private static final class Patience {

    private int silences;

    boolean lasts() {
      return silences < SILENCES;
    }

    void tryOut(BooleanSupplier question) {
      if (lasts()) {
        unharmed(() -> silences = question.getAsBoolean() ? 0 : silences + 1);
      }
    }
  }
}
