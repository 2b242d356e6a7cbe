package org.showpay.auth.operation;

import static org.showpay.contracts.operation.FollowUpKind.CANCELLATION;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.operation.OperationRows.Amounts;
import org.showpay.auth.payment.Move;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.schedule.PersistentTasks;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes operations down; each method is one short transaction under the payment's lock. */
@Service
class OperationBook {

  /** Asks the card company again for the operation whose id the instance is. */
  static final TaskDescriptor<Integer> ASK_AGAIN = TaskDescriptor.of("operation", Integer.class);

  /** Longer than the first try may take, which is made by the request itself. */
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(12);

  private static final String HOLD_GONE = "the authorization expired at the card company";
  private static final Move EXPIRED = Move.to(PaymentState.CANCELLED, HOLD_GONE);

  private final PaymentRows payments;
  private final PaymentLife life;
  private final OperationRows rows;
  private final Bookkeeping books;
  private final PersistentTasks tasks;

  OperationBook(
      PaymentRows payments,
      PaymentLife life,
      OperationRows rows,
      Bookkeeping books,
      PersistentTasks tasks) {
    this.payments = payments;
    this.life = life;
    this.rows = rows;
    this.books = books;
    this.tasks = tasks;
  }

  /**
   * Writes an operation down and reserves its amount, before anybody is asked.
   *
   * @throws org.showpay.contracts.problem.ProblemException 409 or 422 where it cannot be done
   * @throws DuplicateKeyException when another request was faster
   */
  @Transactional
  Operation open(Wanted wanted) {
    Payment payment = payments.lock(wanted.payment()).orElseThrow();
    if (rows.find(wanted.id()).isPresent()) {
      // Sent twice at once: the rules would refuse it for the amount that it has reserved itself.
      throw new DuplicateKeyException("operation " + wanted.id());
    }
    OperationRules.check(wanted, payment, rows);
    rows.insert(wanted);
    if (wanted.kind() == CANCELLATION) {
      life.move(payment, Move.to(PaymentState.CANCELLING, "the merchant asked"));
    } else {
      rows.add(wanted.payment(), reserved(wanted.kind() == CAPTURE, wanted.amount().amount()));
    }
    tasks.schedule(ASK_AGAIN.instance(wanted.id().toString()).data(0).build(), ASKED_AGAIN_AFTER);
    return rows.find(wanted.id()).orElseThrow();
  }

  /** Writes down what the card company answered; where it did not, nothing. */
  @Transactional
  Operation record(Operation asked, FollowUpAnswer answer) {
    Payment payment = payments.lock(asked.payment()).orElseThrow();
    switch (answer) {
      case FollowUpAnswer.Done _ -> {
        if (rows.answer(asked.id(), State.DONE, null)) {
          done(payment, asked);
        }
      }
      case FollowUpAnswer.Refused refused -> {
        if (rows.answer(asked.id(), State.REFUSED, refused.reason())) {
          refused(payment, asked, refused.reason());
        }
      }
      case FollowUpAnswer.NotSent _, FollowUpAnswer.NoAnswer _ -> {
        // It is asked for again until it is answered.
      }
    }
    return rows.find(asked.id()).orElseThrow();
  }

  private void done(Payment payment, Operation operation) {
    long amount = operation.amount().amount();
    switch (operation.kind()) {
      case CANCELLATION ->
          life.move(payment, Move.to(PaymentState.CANCELLED, "the card company cancelled"));
      case CAPTURE -> rows.add(payment.id(), new Amounts(0, amount, 0, 0));
      case REFUND -> rows.add(payment.id(), new Amounts(0, 0, 0, amount));
      case REVERSAL -> throw new IllegalStateException("a reversal is no operation");
    }
    books.done(operation, payments.find(payment.id()).orElseThrow());
  }

  private void refused(Payment payment, Operation operation, FollowUpRefusal reason) {
    switch (operation.kind()) {
      case CANCELLATION ->
          life.move(
              payment,
              isHoldGone(reason)
                  ? EXPIRED
                  : Move.to(PaymentState.APPROVED, "the card company refuses to cancel"));
      case CAPTURE, REFUND ->
          rows.add(
              payment.id(), reserved(operation.kind() == CAPTURE, -operation.amount().amount()));
      case REVERSAL -> throw new IllegalStateException("a reversal is no operation");
    }
    books.refused(operation, payments.find(payment.id()).orElseThrow());
    if (operation.kind() == CAPTURE && isHoldGone(reason) && !rows.mayHaveBeenDone(operation)) {
      giveUpTheRest(operation);
    }
  }

  /** A hold that the card company does not have any more cannot be captured, now or later. */
  private void giveUpTheRest(Operation capture) {
    Payment payment = payments.find(capture.payment()).orElseThrow();
    if (payment.captured().isPositive()) {
      books.holdGone(payment, capture.id());
    } else {
      life.move(payment, Move.to(PaymentState.CANCELLING, HOLD_GONE))
          .ifPresent(cancelling -> life.move(cancelling, EXPIRED));
    }
  }

  /** Cards' networks call it an expired authorization: nothing is held, and nothing is charged. */
  private static boolean isHoldGone(FollowUpRefusal reason) {
    return reason == FollowUpRefusal.NOTHING_HELD || reason == FollowUpRefusal.REVERSED;
  }

  private static Amounts reserved(boolean capture, long amount) {
    return capture ? new Amounts(amount, 0, 0, 0) : new Amounts(0, 0, amount, 0);
  }
}
