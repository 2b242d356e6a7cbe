package org.showpay.auth.operation;

import org.showpay.auth.ledger.Ledger;
import org.showpay.auth.notice.News;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books answered operations on the ledger, and has it told whom they concern. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Bookkeeping {

  private final Ledger ledger;
  private final News news;

  Bookkeeping(Ledger ledger, News news) {
    this.ledger = ledger;
    this.news = news;
  }

  /** The card company did it; a cancellation is booked and told by the payment's own move. */
  void done(Operation operation, Payment after) {
    switch (operation.kind()) {
      case CAPTURE -> {
        ledger.capture(after.deal(), operation.id(), operation.amount());
        if (operation.last()) {
          ledger.release(after.deal(), operation.id(), after.amount().minus(after.captured()));
        }
        tell("payment.captured", after);
      }
      case REFUND -> {
        ledger.refund(after.deal(), operation.id(), operation.amount());
        tell("payment.refunded", after);
      }
      case CANCELLATION, REVERSAL -> {
        // Moves of the payment, which says so itself.
      }
    }
  }

  /** The card company refused: nothing is booked. */
  void refused(Operation operation, Payment after) {
    if (operation.kind() != FollowUpKind.CANCELLATION) {
      tell(
          operation.kind() == FollowUpKind.CAPTURE
              ? "payment.capture_refused"
              : "payment.refund_refused",
          after);
    }
  }

  /** What was held and not captured is held no more: there is nothing to wait for. */
  void holdGone(Payment payment, OperationId refusedCapture) {
    ledger.release(payment.deal(), refusedCapture, payment.amount().minus(payment.captured()));
  }

  private void tell(String type, Payment payment) {
    news.tell(
        new Notice(payment.merchant(), type, payment.id(), payment.version(), payment.view()));
  }
}
