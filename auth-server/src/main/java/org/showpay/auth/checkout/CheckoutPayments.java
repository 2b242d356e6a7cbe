package org.showpay.auth.checkout;

import org.showpay.auth.paycode.CodeDigests;
import org.showpay.auth.payment.OverduePayments;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * How a code that is shown on a payment screen is charged (patent S504 to S508): as at a till, by
 * {@link PaymentAuthorizer}, once the payment's id is saved in its session. It always waits for the
 * consumer to be proved.
 */
@Service
public class CheckoutPayments {

  private static final Logger LOG = LoggerFactory.getLogger(CheckoutPayments.class);

  private final CheckoutBook book;
  private final PaymentAuthorizer authorizer;
  private final OverduePayments overdue;
  private final CodeDigests digests;

  CheckoutPayments(
      CheckoutBook book,
      PaymentAuthorizer authorizer,
      OverduePayments overdue,
      CodeDigests digests) {
    this.book = book;
    this.authorizer = authorizer;
    this.overdue = overdue;
    this.digests = digests;
  }

  /** What came of a code that was shown to a session. */
  public enum Taken {
    /** Nothing: the session cannot be paid now, and nobody looked at the code. */
    NOT_NOW,
    /** Nothing: another payment of the order was in the way. */
    IN_THE_WAY,
    /** It opened a payment that was not refused. */
    GOOD,
    /** It, or what it pays with, was refused. */
    REFUSED
  }

  /** Takes a code for a session. */
  public Taken take(Checkout session, PayCode code) {
    return book.begin(session.id(), PaymentId.next(), digests.of(code))
        .map(this::charge)
        .orElse(Taken.NOT_NOW);
  }

  private Taken charge(Sale sale) {
    try {
      Payment payment = authorizer.authorize(sale, null);
      if (payment.id().equals(sale.id())) {
        return payment.state() == PaymentState.DECLINED ? Taken.REFUSED : Taken.GOOD;
      }
      giveUp(sale);
    } catch (ProblemException inTheWay) {
      // Another payment of the order began in this very moment, and not by this screen.
      LOG.warn("{} is not paid by its screen: {}", sale.order(), inTheWay.code());
      giveUp(sale);
    }
    return Taken.IN_THE_WAY;
  }

  /** Refuses what was saved and never written; it goes back to the session as any refusal does. */
  void giveUp(Sale sale) {
    try {
      overdue.endUnwritten(sale);
    } catch (DuplicateKeyException written) {
      LOG.info("{} is written by now: it decides itself", sale.id());
    }
  }
}
