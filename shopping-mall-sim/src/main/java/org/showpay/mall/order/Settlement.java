package org.showpay.mall.order;

import java.time.Clock;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.checkout.Heard;
import org.showpay.mall.checkout.Heard.NoSuchSession;
import org.showpay.mall.checkout.Heard.Nonsense;
import org.showpay.mall.checkout.Heard.Refused;
import org.showpay.mall.checkout.Heard.Silence;
import org.showpay.mall.checkout.Heard.Told;
import org.showpay.mall.checkout.Purchase;
import org.showpay.mall.checkout.SessionLine;
import org.showpay.mall.checkout.ShopSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings an order to where its session is (patent S502, S514, S520). Whoever has a reason to look
 * comes here; the answer of the auth-server alone moves the order. No transaction is open
 * meanwhile.
 */
@Component
public class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private static final int FIRST_VERSION = 1;
  private static final String NOT_BY_THE_RULES = "CHECKOUT_REFUSED";

  private final ShopOrders orders;
  private final OrderBook book;
  private final SessionLine line;
  private final ShopSettings settings;
  private final Clock clock;

  Settlement(
      ShopOrders orders, OrderBook book, SessionLine line, ShopSettings settings, Clock clock) {
    this.orders = orders;
    this.book = book;
    this.line = line;
    this.settings = settings;
    this.clock = clock;
  }

  /** What came of asking. */
  public enum Asked {
    /** The order stands where its session does. */
    ANSWERED,
    /** There is an answer with which nothing can be done: somebody must look at it. */
    UNCLEAR,
    /** Nobody knows more than before. */
    UNANSWERED
  }

  /** Opens the payment screen of an order that was just placed. */
  public Asked open(ShopOrderId id) {
    Purchase purchase = orders.get(id).purchase(settings);
    return record(id, line.open(purchase));
  }

  /**
   * Asks how an order's session stands. One that was never opened is opened; one that is to end, or
   * has been without a session for too long, is ended, unless it is paid or being paid.
   */
  public Asked ask(ShopOrderId id) {
    ShopOrder order = orders.get(id);
    Purchase purchase = order.purchase(settings);
    Heard heard = line.find(purchase);
    if (heard instanceof NoSuchSession && order.hasHeard(FIRST_VERSION)) {
      return lost(id);
    }
    if (heard instanceof NoSuchSession && order.state() == State.PLACED) {
      heard = openLate(order, purchase);
    }
    if (heard instanceof Told(var session)
        && session.state() == CheckoutState.OPEN
        && isToEnd(order)) {
      heard = line.expire(purchase);
    }
    return record(id, heard);
  }

  /** What whoever has this key is told of the session of an order. */
  public Heard askAs(ApiKey key, ShopOrderId id) {
    return line.find(orders.get(id).purchase(settings), key);
  }

  /** Cancels an order, as far as the auth-server agrees. */
  public Asked cancel(ShopOrderId id) {
    book.wantEnd(id);
    return ask(id);
  }

  /**
   * A session that was seen does not vanish. The shop has the key of another merchant now, and this
   * one's may still be paid.
   */
  private static Asked lost(ShopOrderId order) {
    LOG.error("{} had a session, and the auth-server shows this merchant none", order);
    return Asked.UNCLEAR;
  }

  /**
   * The request that opens it may be lost, or still on its way: the same one again is one session.
   * One that the rules do not allow will not be there later either, once it is not there now; any
   * other refusal may come of a session that is there and can be paid.
   */
  private Heard openLate(ShopOrder order, Purchase purchase) {
    Heard opened = line.open(purchase);
    if (opened instanceof Refused(var problem)
        && problem.code().equals(NOT_BY_THE_RULES)
        && line.find(purchase) instanceof NoSuchSession) {
      LOG.error("{} cannot be paid: {}", order.id(), problem.code());
      book.hearThatNoneOpens(order.id());
      return new NoSuchSession();
    }
    return opened;
  }

  /**
   * Who placed it long ago and never saw a screen is not waiting for one; and no session outlives
   * its order.
   */
  private boolean isToEnd(ShopOrder order) {
    boolean neverSeen = order.state() == State.PLACED && order.screen().isEmpty();
    boolean wanted = order.isToEnd() || order.state() == State.CANCELLED;
    return wanted || (neverSeen && order.payBy().isBefore(clock.instant()));
  }

  private Asked record(ShopOrderId order, Heard heard) {
    return switch (heard) {
      case Told(var session) -> {
        book.hear(order, session);
        yield Asked.ANSWERED;
      }
      case NoSuchSession() -> Asked.ANSWERED;
      case Refused(var problem) -> {
        LOG.error("The auth-server refuses {}: {}", order, problem.code());
        yield Asked.UNCLEAR;
      }
      case Nonsense() -> Asked.UNCLEAR;
      case Silence() -> Asked.UNANSWERED;
    };
  }
}
