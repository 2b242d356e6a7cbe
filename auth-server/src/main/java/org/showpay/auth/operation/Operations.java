package org.showpay.auth.operation;

import java.util.List;
import java.util.Optional;
import org.showpay.auth.issuing.IssuerTalk;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Captures, refunds and cancels: written down, asked for, and the answer written down. */
@Service
public class Operations {

  private final OperationBook book;
  private final OperationRows rows;
  private final PaymentRows payments;
  private final IssuerTalk issuers;

  Operations(OperationBook book, OperationRows rows, PaymentRows payments, IssuerTalk issuers) {
    this.book = book;
    this.rows = rows;
    this.payments = payments;
    this.issuers = issuers;
  }

  /** Charges a held amount, or a part of it. */
  public OperationView capture(Payment payment, PaymentsApi.Capture wanted) {
    boolean last = wanted.last() == null || wanted.last();
    return perform(
            new Wanted(
                wanted.operationId(),
                payment.id(),
                FollowUpKind.CAPTURE,
                wanted.amount(),
                last,
                null))
        .view();
  }

  /** Gives back what was charged, or a part of it. */
  public OperationView refund(Payment payment, PaymentsApi.Refund wanted) {
    return perform(
            new Wanted(
                wanted.operationId(),
                payment.id(),
                FollowUpKind.REFUND,
                wanted.amount(),
                true,
                wanted.reason()))
        .view();
  }

  /** Gives up the hold of an approved payment; asked twice, it is done once. */
  public OperationView cancel(Payment payment) {
    return perform(
            new Wanted(
                OperationId.next(),
                payment.id(),
                FollowUpKind.CANCELLATION,
                payment.amount(),
                true,
                null))
        .view();
  }

  /** All of a payment's, oldest first. */
  public List<OperationView> of(PaymentId payment) {
    return rows.of(payment).stream().map(Operation::view).toList();
  }

  /** Asks the card company for an operation once more; true when nothing is left to be asked. */
  boolean askAgain(OperationId id) {
    Operation operation = rows.find(id).orElseThrow();
    if (operation.state() != State.REQUESTED) {
      return true;
    }
    return ask(operation).state() != State.REQUESTED;
  }

  private Operation perform(Wanted wanted) {
    requirePositive(wanted);
    Optional<Operation> earlier = rows.find(wanted.id());
    if (earlier.isPresent()) {
      return same(earlier.get(), wanted);
    }
    Operation opened;
    try {
      opened = book.open(wanted);
    } catch (DuplicateKeyException taken) {
      return same(rows.find(wanted.id()).orElseThrow(Operations::idOfAPayment), wanted);
    }
    return ask(opened);
  }

  private static ProblemException idOfAPayment() {
    return ProblemException.unprocessable(
        "OPERATION_ID_TAKEN",
        NextStep.FIX_REQUEST,
        "The 'operationId' is in use otherwise. An operation needs an id of its own.");
  }

  /** By the payment as it stands now: what was read before the operation was may be outdated. */
  private Operation ask(Operation operation) {
    Payment payment = payments.find(operation.payment()).orElseThrow();
    return book.record(operation, issuers.followUp(payment.id(), operation.followUp(payment)));
  }

  private static Operation same(Operation earlier, Wanted wanted) {
    earlier
        .differsIn(wanted)
        .ifPresent(field -> {
          throw ProblemException.unprocessable(
              "SAME_ID_OTHER_CONTENT",
              NextStep.FIX_REQUEST,
              "The operation id was used before with another '"
                  + field
                  + "'. A new operation needs a new id.");
        });
    return earlier;
  }

  private static void requirePositive(Wanted wanted) {
    if (!wanted.amount().isPositive()) {
      throw ProblemException.unprocessable(
          "AMOUNT_REFUSED", NextStep.FIX_REQUEST, "The 'amount' must be more than nothing.");
    }
    String reason = wanted.reason();
    if (reason != null && (reason.isBlank() || reason.length() > 200)) {
      throw ProblemException.unprocessable(
          "REASON_REFUSED", NextStep.FIX_REQUEST, "A 'reason' has 1 to 200 characters.");
    }
  }
}
