package org.showpay.auth.till;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paging.Cursor;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi.Page;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Component;

/** The payments of the merchant whose terminal is calling; of others it knows nothing. */
@Component
class OwnPayments {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 100;

  private final EarlierPayments payments;
  private final TillBook book;
  private final Waiting waiting;

  OwnPayments(EarlierPayments payments, TillBook book, Waiting waiting) {
    this.payments = payments;
    this.book = book;
    this.waiting = waiting;
  }

  /** Which payments are listed. */
  record Filter(@Nullable OrderId order, @Nullable PaymentState state) {}

  Payment of(PaymentId id) {
    return payments
        .find(id)
        .filter(payment -> payment.merchant().equals(Caller.currentTerminal().merchant()))
        .orElseThrow(() ->
            ProblemException.notFound(
                "PAYMENT_UNKNOWN", "This merchant has no payment of that id."));
  }

  /** The payment once it is decided, or as it stands when the time is over. */
  Payment await(PaymentId id, Duration wait) {
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw ProblemException.unprocessable(
          "WAIT_REFUSED", NextStep.FIX_REQUEST, "A 'wait' is from 0s to 30s.");
    }
    Payment now = of(id);
    return waiting.until(
        now,
        Caller.currentTerminal().terminal(),
        wait,
        payment -> payment.state().isDecidedForTheTill(),
        () -> of(id));
  }

  /** Ends a payment whose consumer has not been proved. */
  void callOff(Payment payment) {
    book.callOff(payment.id());
  }

  /** Notes that the till knows the state; an older one than it is now notes nothing. */
  Payment acknowledge(Payment payment, PaymentState seen) {
    book.acknowledge(payment.id(), seen);
    return of(payment.id());
  }

  Page page(Filter filter, @Nullable String after, @Nullable Integer limit) {
    int size = limit == null ? USUAL_PAGE : limit;
    if (size < 1 || size > LONGEST_PAGE) {
      throw ProblemException.unprocessable(
          "LIMIT_REFUSED", NextStep.FIX_REQUEST, "A 'limit' is from 1 to 100.");
    }
    List<Payment> found =
        book.list(
            Caller.currentTerminal().merchant(),
            filter,
            after == null ? Cursor.START : Cursor.read(after),
            size + 1);
    List<Payment> page = found.subList(0, Math.min(size, found.size()));
    return new Page(
        page.stream().map(Payment::view).toList(),
        found.size() > size ? endOf(page.getLast()).text() : null);
  }

  private static Cursor endOf(Payment last) {
    return new Cursor(last.requestedAt(), last.id().uuid());
  }
}
