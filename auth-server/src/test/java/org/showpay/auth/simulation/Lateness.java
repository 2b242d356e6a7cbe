package org.showpay.auth.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.OperationRow;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** Watches that whatever is unknown is known in time, once nothing goes wrong any more. */
final class Lateness {

  /** The till's 45 s, and the 20 s after which a task of a dead process is taken up. */
  private static final long MOST = 65 * Timeline.SECOND;

  private final Books books;
  private final Set<PaymentId> late = new LinkedHashSet<>();
  private final List<String> complaints = new ArrayList<>();

  Lateness(Books books) {
    this.books = books;
  }

  /** Looks once; the troubles ended then. */
  void look(long troublesEnd) {
    if (books.time.now() < troublesEnd || books.time.now() - troublesEnd < MOST) {
      return;
    }
    for (PaymentRow row : books.payments.where(it -> isLate(it))) {
      if (late.add(row.payment().id())) {
        complaints.add(
            row.payment().id() + " is " + row.payment().state() + " after all this time");
      }
    }
  }

  private boolean isLate(PaymentRow row) {
    return (row.payment().state() == PaymentState.REQUESTED
            || row.payment().state() == PaymentState.UNKNOWN)
        && row.askedAt() != null
        && row.askedAt().isBefore(Timeline.at(books.time.now() - MOST));
  }

  /** Whether every payment and operation is where it can stay. */
  boolean allDecided() {
    return undecided().isEmpty();
  }

  void neverQuiet() {
    complaints.addAll(undecided());
    books.tasks.all().stream()
        .filter(row -> row.task().startsWith("payment-r") || row.task().equals("operation"))
        .forEach(row -> complaints.add("there is always a task " + row.key()));
    if (complaints.isEmpty()) {
      complaints.add("people or messages are still under way after 15 minutes");
    }
  }

  private List<String> undecided() {
    List<String> found = new ArrayList<>();
    for (PaymentRow row : books.payments.all()) {
      Payment it = row.payment();
      if (!it.state().isFinal() && it.state() != PaymentState.APPROVED) {
        found.add(it.id() + " is never decided: " + it.state());
      }
    }
    for (OperationRow row : books.operations.all()) {
      if (row.state() == OperationView.State.REQUESTED) {
        found.add(row.kind() + " of " + row.payment() + " is never answered");
      }
    }
    return found;
  }

  List<String> late() {
    return complaints;
  }
}
