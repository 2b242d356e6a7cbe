package org.showpay.auth.simulation.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.BookedRow;
import org.showpay.auth.simulation.memory.Books.EntryRow;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.auth.simulation.street.CardCompany;
import org.showpay.auth.simulation.street.Town;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What must hold of the money: in our ledger, on the payments, and at the card companies. */
final class MoneyRules {

  private final Books books;
  private final Town town;
  private final List<Breach> found;
  private final Map<PaymentId, Stand> ours = new HashMap<>();

  /** What our ledger says of a payment. */
  private static final class Stand {

    private long held;
    private long receivable;
    private long captured;
    private long refunded;

    @Override
    public String toString() {
      return "%d held, %d captured, %d refunded, %d owed"
          .formatted(held, captured, refunded, receivable);
    }
  }

  MoneyRules(Books books, Town town, List<Breach> found) {
    this.books = books;
    this.town = town;
    this.found = found;
  }

  void judge() {
    for (BookedRow row : books.ledger.all()) {
      long sum = row.entries().stream().mapToLong(EntryRow::amount).sum();
      require(sum == 0, "the ledger balances", row.kind() + " of " + row.payment());
      if (row.payment() != null) {
        Stand stand = ours.computeIfAbsent(row.payment(), _ -> new Stand());
        stand.held += row.on("HOLD_AT_COMPANY");
        stand.receivable += row.on("COMPANY_RECEIVABLE");
        stand.captured += row.kind().equals("CAPTURE") ? row.on("COMPANY_RECEIVABLE") : 0;
        stand.refunded -= row.kind().equals("REFUND") ? row.on("COMPANY_RECEIVABLE") : 0;
      }
    }
    Set<PaymentId> known = new HashSet<>();
    for (PaymentRow row : books.payments.all()) {
      judge(row.payment(), ours.getOrDefault(row.payment().id(), new Stand()));
      known.add(row.payment().authorization());
    }
    judgeUnknown(town.first, known);
    judgeUnknown(town.second, known);
  }

  private void judge(Payment payment, Stand stand) {
    String of = payment.id().toString();
    long captured = payment.captured().amount();
    long refunded = payment.refunded().amount();
    require(
        refunded <= captured && captured <= payment.amount().amount(),
        "refunded <= captured <= authorised",
        of);
    boolean approved = payment.state() == PaymentState.APPROVED;
    require(
        approved
            ? stand.captured == captured && stand.refunded == refunded
            : stand.held == 0 && stand.receivable == 0,
        "the ledger says what the payment says",
        "%s is %s, %d captured and %d refunded; booked are %s"
            .formatted(of, payment.state(), captured, refunded, stand));
    judge(of, theirs(payment), stand);
  }

  private CardCompany.Account theirs(Payment payment) {
    CardCompany company =
        payment.company() != null && payment.company().text().equals(Town.SECOND)
            ? town.second
            : town.first;
    CardCompany.Account account = company.accounts().get(payment.authorization());
    return account == null ? new CardCompany.Account() : account;
  }

  private void judge(String of, CardCompany.Account theirs, Stand stand) {
    require(
        stand.receivable == theirs.captured - theirs.refunded,
        "their books are ours",
        "%s: they have %d charged and %d given back, we have %d"
            .formatted(of, theirs.captured, theirs.refunded, stand.receivable));
    require(
        theirs.expired || stand.held == theirs.held,
        "their books are ours",
        "%s: they hold %d, we %d".formatted(of, theirs.held, stand.held));
    require(theirs.refunded <= theirs.captured, "refunded <= captured <= authorised", of);
  }

  /** What a company charged for nothing that we know. */
  private void judgeUnknown(CardCompany company, Set<PaymentId> known) {
    company
        .accounts()
        .forEach((id, account) ->
            require(
                known.contains(id) || (account.held == 0 && account.captured == account.refunded),
                "their books are ours",
                "they charge for " + id + ", of which we know nothing"));
  }

  private void require(boolean so, String rule, String otherwise) {
    if (!so) {
      found.add(new Breach(rule, otherwise));
    }
  }
}
