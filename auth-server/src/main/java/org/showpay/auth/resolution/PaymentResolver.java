package org.showpay.auth.resolution;

import org.showpay.auth.issuing.IssuerTalk;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.stereotype.Service;

/** Learns what became of a payment, or undoes it; read {@link #resolve} first. */
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

  /** Takes the next step with a payment; called again until there is none. */
  Next resolve(PaymentId id) {
    Payment payment = rows.find(id).orElseThrow();
    return switch (payment.state()) {
      case UNKNOWN -> inquire(payment);
      case REVERSING -> reverse(payment);
      case AUTHENTICATION_REQUIRED,
          REQUESTED,
          APPROVED,
          DECLINED,
          CANCELLING,
          CANCELLED,
          REVERSED ->
          Next.NOTHING;
    };
  }

  private Next inquire(Payment payment) {
    if (issuers.inquiriesAbout(payment.id()) >= MOST_INQUIRIES) {
      book.giveUp(payment);
      return Next.REVERSE;
    }
    InquiryAnswer answer =
        issuers.inquire(new Inquiry(payment.id(), payment.cardToCharge(), payment.amount()));
    return switch (book.settle(payment, answer).state()) {
      case UNKNOWN -> Next.INQUIRE;
      case REVERSING -> Next.REVERSE;
      case AUTHENTICATION_REQUIRED,
          REQUESTED,
          APPROVED,
          DECLINED,
          CANCELLING,
          CANCELLED,
          REVERSED ->
          Next.NOTHING;
    };
  }

  private Next reverse(Payment payment) {
    FollowUpAnswer answer =
        issuers.followUp(
            new FollowUp(
                new OperationId(payment.id().uuid()),
                FollowUpKind.REVERSAL,
                payment.id(),
                payment.cardToCharge(),
                payment.amount(),
                true));
    if (!(answer instanceof FollowUpAnswer.Done)) {
      return Next.REVERSE;
    }
    book.reversed(payment);
    return Next.NOTHING;
  }

  /** What is to be done with a payment next. */
  enum Next {
    /** Nothing: it is settled. */
    NOTHING,
    /** It is to be asked about again soon. */
    INQUIRE,
    /** The card company has to be told to undo it, until it agrees. */
    REVERSE
  }
}
