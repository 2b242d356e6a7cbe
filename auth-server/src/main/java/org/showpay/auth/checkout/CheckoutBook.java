package org.showpay.auth.checkout;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.showpay.auth.paging.Cursor;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes sessions down; each method is one short transaction, and none asks anybody. */
@Service
class CheckoutBook {

  private final CheckoutRows rows;
  private final CheckoutLife life;
  private final ScreenAddresses screens;

  CheckoutBook(CheckoutRows rows, CheckoutLife life, ScreenAddresses screens) {
    this.rows = rows;
    this.life = life;
    this.screens = screens;
  }

  /**
   * Writes a new session; nothing, when its order is being paid or is paid without one.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the id or the order is taken
   */
  @Transactional
  Optional<Checkout> open(OpenCheckout wanted, Caller.Terminal seller, Duration time) {
    if (rows.isBeingPaid(seller.merchant(), wanted.orderId())) {
      return Optional.empty();
    }
    rows.insert(wanted, seller, time, screens.digest(wanted.session()));
    return rows.find(wanted.session());
  }

  /** The session as it stands now: one whose time is over is ended before anybody is told of it. */
  @Transactional
  Optional<Checkout> find(CheckoutId id) {
    return rows.find(id).map(this::settled);
  }

  /** The same, by what stands in the address of its payment screen. */
  @Transactional
  Optional<Checkout> onScreen(String secret) {
    return screens.digest(secret).flatMap(rows::onScreen).map(this::settled);
  }

  /** Whether there is something new on a payment screen; nothing is moved by it. */
  @Transactional(readOnly = true)
  Optional<Checkout.Look> look(String secret) {
    return screens.digest(secret).flatMap(rows::look);
  }

  @Transactional(readOnly = true)
  List<Checkout.Look> looks(Collection<CheckoutId> sessions) {
    return rows.looks(sessions);
  }

  /** Has a code charged next; nothing, when the session cannot be paid now. */
  @Transactional
  Optional<Sale> begin(CheckoutId id, PaymentId payment, PayCodeDigest code) {
    return life.begin(id, payment, code) ? rows.find(id).flatMap(Checkout::sale) : Optional.empty();
  }

  @Transactional
  void cancel(CheckoutId id) {
    life.cancel(id);
  }

  @Transactional
  void expire(CheckoutId id) {
    life.expire(id);
  }

  @Transactional
  void expireIfOverdue(CheckoutId id) {
    life.expireIfOverdue(id);
  }

  @Transactional(readOnly = true)
  List<Checkout> undecided(int limit) {
    return rows.undecided(limit);
  }

  @Transactional(readOnly = true)
  List<Checkout> list(MerchantId merchant, CheckoutDesk.Filter filter, Cursor from, int limit) {
    return rows.list(merchant, filter, from, limit);
  }

  private Checkout settled(Checkout session) {
    if (!session.isOverdue()) {
      return session;
    }
    life.expireIfOverdue(session.id());
    return rows.find(session.id()).orElseThrow();
  }
}
