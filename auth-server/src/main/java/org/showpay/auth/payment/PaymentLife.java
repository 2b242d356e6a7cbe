package org.showpay.auth.payment;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.showpay.auth.ledger.Ledger;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.auth.notice.News;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.schedule.PersistentTasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door through which payments move on: what follows from a move, on the ledger, for those
 * who are told and for the scheduler, is written in the same transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PaymentLife {

  /** Inquires about the payment whose id the instance is. */
  public static final TaskDescriptor<Integer> RESOLUTION =
      TaskDescriptor.of("payment-resolution", Integer.class);

  /** Has the payment whose id the instance is undone: a task of its own, so that none is lost. */
  public static final TaskDescriptor<Integer> REVERSAL =
      TaskDescriptor.of("payment-reversal", Integer.class);

  /** Looks whether the till has acknowledged the payment whose id the instance is. */
  public static final TaskDescriptor<Integer> ACKNOWLEDGEMENT =
      TaskDescriptor.of("payment-acknowledgement", Integer.class);

  private static final Duration FIRST_INQUIRY_AFTER = Duration.ofSeconds(5);

  private final PaymentRows rows;
  private final Ledger ledger;
  private final News news;
  private final TermsBook terms;
  private final PersistentTasks tasks;

  PaymentLife(PaymentRows rows, Ledger ledger, News news, TermsBook terms, PersistentTasks tasks) {
    this.rows = rows;
    this.ledger = ledger;
    this.news = news;
    this.terms = terms;
    this.tasks = tasks;
  }

  /** Moves a payment on, unless it is no longer where it was; then nothing is done. */
  public Optional<Payment> move(Payment before, Move move) {
    Optional<Payment> moved = rows.move(before.id(), before.state(), move);
    moved.ifPresent(after -> follow(before.state(), after));
    return moved;
  }

  /** Has everybody told of a payment that was refused as it came. */
  public Payment refused(Payment payment) {
    tell(payment);
    return payment;
  }

  private void follow(PaymentState from, Payment now) {
    switch (now.state()) {
      case APPROVED -> approved(from, now);
      case UNKNOWN -> schedule(RESOLUTION, now, FIRST_INQUIRY_AFTER);
      case REVERSING -> schedule(REVERSAL, now, Duration.ZERO);
      case REVERSED -> ledger.reverse(now.deal(), new OperationId(now.authorization().uuid()));
      case CANCELLED -> cancelled(from, now);
      case AUTHENTICATION_REQUIRED, REQUESTED, DECLINED, CANCELLING -> {
        // Nothing is promised or taken back by these, and nobody has to be asked again.
      }
    }
    if (now.state().isDecidedForTheTill()) {
      tell(now);
    }
  }

  private void approved(PaymentState from, Payment now) {
    if (from == PaymentState.CANCELLING) {
      return;
    }
    MerchantTerms agreed = terms.terms(now.merchant());
    if (now.capture() == CaptureMode.AUTOMATIC) {
      OperationId operation = new OperationId(now.authorization().uuid());
      ledger.charge(now.deal(), operation, now.amount(), agreed);
    } else {
      ledger.hold(now.deal(), now.amount());
    }
    Duration within = terms.acknowledgeWithin(agreed, now.terminal());
    if (within != null) {
      schedule(ACKNOWLEDGEMENT, now, within);
    }
  }

  private void cancelled(PaymentState from, Payment now) {
    if (from == PaymentState.CANCELLING) {
      ledger.release(now.deal(), new OperationId(now.id().uuid()), now.amount());
    }
  }

  private void schedule(TaskDescriptor<Integer> task, Payment payment, Duration in) {
    tasks.schedule(task.instance(payment.id().toString()).data(0).build(), in);
  }

  private void tell(Payment now) {
    news.tell(
        new Notice(
            now.merchant(),
            "payment." + now.state().name().toLowerCase(Locale.ROOT),
            now.id(),
            now.version(),
            now.view()));
  }
}
