package org.showpay.auth.checkout;

import java.util.Locale;
import java.util.Optional;
import org.showpay.auth.notice.Hearer;
import org.showpay.auth.webhook.Notice;
import org.showpay.auth.webhook.Notices;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door through which sessions move on; the shop's message is written in the same
 * transaction. That a payment is decided is heard in the payment's own transaction, whoever decides
 * it: session, payment and messages cannot disagree.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CheckoutLife implements Hearer {

  private final CheckoutRows rows;
  private final CheckoutViews views;
  private final Notices notices;

  CheckoutLife(CheckoutRows rows, CheckoutViews views, Notices notices) {
    this.rows = rows;
    this.views = views;
    this.notices = notices;
  }

  /** Saves what is about to be paid, before its payment is written; false when it cannot be. */
  boolean begin(CheckoutId id, PaymentId payment, PayCodeDigest code) {
    return rows.begin(id, payment, code);
  }

  @Override
  public void hear(Notice notice) {
    if (notice.data() instanceof PaymentView payment) {
      switch (payment.state()) {
        case APPROVED -> decided(notice.payment(), true);
        case DECLINED, CANCELLED, REVERSING -> decided(notice.payment(), false);
        case AUTHENTICATION_REQUIRED, REQUESTED, UNKNOWN, CANCELLING, REVERSED -> {
          // Not decided, or decided before.
        }
      }
    }
  }

  /** The consumer gives it up, unless it is being paid or has ended. */
  void cancel(CheckoutId id) {
    end(id, CheckoutState.CANCELLED, false);
  }

  /** The shop ends it, with the same exceptions. */
  void expire(CheckoutId id) {
    end(id, CheckoutState.EXPIRED, false);
  }

  /** Its time may be over. */
  void expireIfOverdue(CheckoutId id) {
    end(id, CheckoutState.EXPIRED, true);
  }

  private void end(CheckoutId id, CheckoutState how, boolean onlyOverdue) {
    if (rows.end(id, how, onlyOverdue)) {
      rows.find(id).ifPresent(this::tell);
    }
  }

  private void decided(PaymentId payment, boolean paid) {
    Optional<Checkout> moved = rows.decide(payment, paid);
    moved.filter(session -> session.state() != CheckoutState.OPEN).ifPresent(this::tell);
  }

  private void tell(Checkout session) {
    notices.tellOfCheckout(
        session.terminal().merchant(),
        "checkout." + session.state().name().toLowerCase(Locale.ROOT),
        views.of(session));
  }
}
