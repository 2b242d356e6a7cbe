package org.showpay.auth.resolution;

import org.showpay.auth.issuing.IssuerTalk;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.stereotype.Service;

/** Learns what became of a payment, or has it undone. */
@Service
class PaymentResolver {

  private static final int MOST_INQUIRIES = 10;

  private final PaymentRows rows;
  private final ResolutionBook book;
  private final IssuerTalk issuers;

  PaymentResolver(PaymentRows rows, ResolutionBook book, IssuerTalk issuers) {
    this.rows = rows;
    this.book = book;
    this.issuers = issuers;
  }

  /** Asks once what became of a payment; true when it is not to be asked again. */
  boolean inquire(PaymentId id) {
    Payment payment = rows.find(id).orElseThrow();
    if (payment.state() != PaymentState.UNKNOWN) {
      return true;
    }
    if (issuers.inquiriesAbout(id) >= MOST_INQUIRIES) {
      book.giveUp(payment);
      return true;
    }
    Inquiry inquiry =
        new Inquiry(payment.authorization(), payment.cardToCharge(), payment.amount());
    return book.settle(payment, issuers.inquire(id, inquiry)).state() != PaymentState.UNKNOWN;
  }

  /** Asks once for a payment to be undone; true when it is. */
  boolean reverse(PaymentId id) {
    Payment payment = rows.find(id).orElseThrow();
    if (payment.state() != PaymentState.REVERSING) {
      return true;
    }
    FollowUp reversal =
        new FollowUp(
            new OperationId(payment.authorization().uuid()),
            FollowUpKind.REVERSAL,
            payment.authorization(),
            payment.cardToCharge(),
            payment.amount(),
            true);
    boolean done = issuers.followUp(id, reversal) instanceof FollowUpAnswer.Done;
    if (done) {
      book.reversed(payment);
    }
    return done;
  }
}
