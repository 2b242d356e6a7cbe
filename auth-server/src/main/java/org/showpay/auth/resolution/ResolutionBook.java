package org.showpay.auth.resolution;

import org.showpay.auth.payment.Move;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what was learnt, or given up; each method is one short transaction. */
@Service
class ResolutionBook {

  private final PaymentRows rows;
  private final PaymentLife life;

  ResolutionBook(PaymentRows rows, PaymentLife life) {
    this.rows = rows;
    this.life = life;
  }

  /** What the inquiry says; it comes too late for a payment that was given up meanwhile. */
  @Transactional
  Payment settle(Payment asked, InquiryAnswer answer) {
    switch (answer) {
      case InquiryAnswer.Approved approved ->
          life.move(asked, Move.approved(approved.approval(), "an inquiry"));
      case InquiryAnswer.Declined declined ->
          life.move(asked, Move.declined(declined.reason(), "an inquiry"));
      case InquiryAnswer.Reversed _ ->
          life.move(asked, Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT));
      case InquiryAnswer.NeverSeen _, InquiryAnswer.Unavailable _ -> {
        // The authorization may still be under way: this decides nothing.
      }
    }
    return rows.find(asked.id()).orElseThrow();
  }

  /** It has been asked often enough: it will not be approved any more. */
  @Transactional
  void giveUp(Payment payment) {
    life.move(payment, Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT));
  }

  /** The card company has undone it. */
  @Transactional
  void reversed(Payment payment) {
    life.move(payment, Move.to(PaymentState.REVERSED, "the card company undid it"));
  }

  /**
   * An approval that its till has not acknowledged in time is undone, if nothing of it has been
   * refunded. False while something about it is still being asked: it has to be looked at again.
   */
  @Transactional
  boolean undoUnlessAcknowledged(PaymentId id) {
    Payment payment = rows.lock(id).orElseThrow();
    if (payment.state() == PaymentState.CANCELLING
        || !payment.capturing().equals(payment.captured())
        || !payment.refunding().equals(payment.refunded())) {
      return false;
    }
    if (payment.state() == PaymentState.APPROVED
        && payment.acknowledged() != PaymentState.APPROVED
        && !payment.refunded().isPositive()) {
      life.move(payment, Move.reversing(ReversalReason.NOT_ACKNOWLEDGED));
    }
    return true;
  }
}
