package org.showpay.auth.simulation.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.auth.simulation.street.CardCompany;
import org.showpay.auth.simulation.street.Purchase;
import org.showpay.auth.simulation.street.Town;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;

/**
 * The model: what must have come out of each purchase, thought through one after the other, with no
 * time, no threads and no database, from what was asked and what the card companies did.
 */
final class Expectation {

  private static final Set<DeclineReason> OWN_LIMITS =
      Set.of(
          DeclineReason.LIMIT_PER_PAYMENT,
          DeclineReason.LIMIT_PER_DAY,
          DeclineReason.LIMIT_PER_MONTH);

  private final Books books;
  private final Town town;
  private final Map<PaymentId, Purchase> purchases;
  private final List<Breach> found;

  Expectation(Books books, Town town, Map<PaymentId, Purchase> purchases, List<Breach> found) {
    this.books = books;
    this.town = town;
    this.purchases = purchases;
    this.found = found;
  }

  /** Where nothing went wrong, there is one answer only. */
  void judge(boolean calm) {
    for (PaymentRow row : books.payments.all()) {
      Payment payment = row.payment();
      CardCompany.Account account = lastAsked(payment);
      Set<PaymentState> may = afterwards(payment, account);
      if (!may.contains(payment.state())) {
        found.add(
            new Breach(
                "what the card company did is what came out",
                payment.id() + " is " + payment.state() + " and should be one of " + may));
      }
      Purchase purchase = purchases.get(payment.id());
      if (calm && purchase != null && isAlone(purchase)) {
        judgeCalm(payment, purchase);
      }
    }
  }

  /** No other sale had its code, or was for its order. */
  private boolean isAlone(Purchase purchase) {
    return purchases.values().stream()
        .filter(other -> other.step().number() != purchase.step().number())
        .noneMatch(other ->
            other.sale().code().equals(purchase.sale().code())
                || other.sale().order().equals(purchase.sale().order()));
  }

  private CardCompany.@Nullable Account lastAsked(Payment payment) {
    CardCompany company =
        payment.company() != null && payment.company().text().equals(Town.SECOND)
            ? town.second
            : town.first;
    return company.accounts().get(payment.authorization());
  }

  /** Where a payment may stand, given what the company that was asked last did. */
  private static Set<PaymentState> afterwards(
      Payment payment, CardCompany.@Nullable Account account) {
    if (account == null) {
      return payment.card() == null || payment.authenticateBy() != null
          ? Set.of(PaymentState.DECLINED, PaymentState.CANCELLED)
          : Set.of(PaymentState.DECLINED);
    }
    if (account.reversed) {
      return Set.of(PaymentState.REVERSED);
    }
    if (!account.approved) {
      return Set.of(PaymentState.DECLINED);
    }
    if (account.cancelled) {
      return Set.of(PaymentState.CANCELLED);
    }
    return account.expired && account.captured == 0
        ? Set.of(PaymentState.APPROVED, PaymentState.CANCELLED)
        : Set.of(PaymentState.APPROVED);
  }

  private void judgeCalm(Payment payment, Purchase purchase) {
    String expected = calmly(payment, purchase);
    if (!expected.isEmpty()) {
      found.add(
          new Breach(
              "nothing went wrong",
              "%s is %s %s %s, and should be %s"
                  .formatted(
                      payment.id(),
                      payment.state(),
                      payment.declineReason(),
                      payment.reversal(),
                      expected)));
    }
  }

  /** What it should be and is not; nothing where it is. */
  private static String calmly(Payment payment, Purchase purchase) {
    DeclineReason reason = payment.declineReason();
    if (purchase.password() != null && !purchase.password().reveal().equals("right")) {
      return reason == DeclineReason.WRONG_PASSWORD ? "" : "refused for its password";
    }
    if (reason != null && OWN_LIMITS.contains(reason)) {
      return "";
    }
    if (payment.authenticateBy() != null) {
      boolean ended =
          reason == DeclineReason.AUTHENTICATION_EXPIRED
              || payment.state() == PaymentState.CANCELLED;
      return purchase.password() == null && ended ? "" : "ended without the consumer";
    }
    DeclineReason said = CardCompany.opinion(Town.FIRST, payment.amount().amount());
    if (said != null && !payment.authorization().equals(payment.id())) {
      said = CardCompany.opinion(Town.SECOND, payment.amount().amount());
    }
    if (said != null) {
      return reason == said ? "" : "declined because of " + said;
    }
    boolean lost =
        payment.state() == PaymentState.DECLINED
            || (payment.state() == PaymentState.REVERSED
                && payment.reversal() != ReversalReason.NOT_ACKNOWLEDGED);
    return lost ? "approved" : "";
  }
}
