package org.showpay.auth.simulation.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.CodeRow;
import org.showpay.auth.simulation.memory.Books.MoveRow;
import org.showpay.auth.simulation.memory.Books.NoticeRow;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.auth.simulation.street.Street;
import org.showpay.auth.simulation.street.Told;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What must hold of states, codes, orders, and of what people were told. */
final class StateRules {

  /** The table of docs/payment-states.md once more, so that a move too many is seen here. */
  private static final Map<PaymentState, Set<PaymentState>> LEGAL =
      Map.of(
          PaymentState.AUTHENTICATION_REQUIRED,
          Set.of(PaymentState.REQUESTED, PaymentState.DECLINED, PaymentState.CANCELLED),
          PaymentState.REQUESTED,
          Set.of(PaymentState.APPROVED, PaymentState.DECLINED, PaymentState.UNKNOWN),
          PaymentState.UNKNOWN,
          Set.of(PaymentState.APPROVED, PaymentState.DECLINED, PaymentState.REVERSING),
          PaymentState.APPROVED,
          Set.of(PaymentState.CANCELLING, PaymentState.REVERSING),
          PaymentState.CANCELLING,
          Set.of(PaymentState.APPROVED, PaymentState.CANCELLED),
          PaymentState.REVERSING,
          Set.of(PaymentState.REVERSED));

  private final Books books;
  private final Street street;
  private final List<Breach> found;

  StateRules(Books books, Street street, List<Breach> found) {
    this.books = books;
    this.street = street;
    this.found = found;
  }

  void judge() {
    Map<PaymentId, List<MoveRow>> moves = new HashMap<>();
    books
        .moves
        .all()
        .forEach(row -> moves.computeIfAbsent(row.payment(), _ -> new ArrayList<>()).add(row));
    Map<PayCodeDigest, PaymentId> spentOn = new HashMap<>();
    Map<String, PaymentId> approvedFor = new HashMap<>();
    for (PaymentRow row : books.payments.all()) {
      Payment it = row.payment();
      judgeMoves(it, moves.getOrDefault(it.id(), List.of()));
      if (it.card() != null) {
        judgeCode(it, spentOn.put(it.code(), it.id()));
      }
      if (it.state() == PaymentState.APPROVED) {
        PaymentId other = approvedFor.put(it.merchant() + " " + it.order(), it.id());
        require(other == null, "one approved payment for an order", it.id() + " and " + other);
      }
    }
    judgeTold(moves);
    judgeNotices();
  }

  private void judgeMoves(Payment payment, List<MoveRow> moves) {
    @Nullable PaymentState at = null;
    for (MoveRow move : moves) {
      boolean legal =
          at == null
              ? move.from() == null
                  && (move.to() == PaymentState.AUTHENTICATION_REQUIRED
                      || move.to() == PaymentState.DECLINED)
              : at == move.from() && LEGAL.getOrDefault(at, Set.of()).contains(move.to());
      require(legal, "only legal moves", payment.id() + " from " + at + " to " + move.to());
      at = move.to();
    }
    require(at == payment.state(), "only legal moves", payment.id() + " is where it never moved");
  }

  private void judgeCode(Payment payment, @Nullable PaymentId other) {
    require(other == null, "no code pays twice", payment.id() + " and " + other);
    CodeRow code = books.codes.find(payment.code()).orElseThrow();
    require(
        payment.id().equals(code.payment()),
        "no code pays twice",
        payment.id() + " was opened with a code that names " + code.payment());
    require(
        payment.requestedAt().isBefore(code.expires()),
        "a code pays in its life only",
        payment.id() + " at " + payment.requestedAt());
  }

  private void judgeTold(Map<PaymentId, List<MoveRow>> moves) {
    for (Told told : street.told()) {
      switch (told) {
        case Told.OfPayment it -> judgeTold(it, moves.getOrDefault(it.payment(), List.of()));
        case Told.OfOperation it ->
            require(
                books
                    .operations
                    .find(it.operation())
                    .filter(row -> row.state() == OperationView.State.DONE)
                    .isPresent(),
                "what was told is in the books",
                it.who() + " was told that it is done");
      }
    }
  }

  private void judgeTold(Told.OfPayment told, List<MoveRow> moves) {
    require(
        moves.stream().anyMatch(move -> move.to() == told.state()),
        "what was told is in the books",
        told.who() + " heard " + told.state() + " of " + told.payment());
    boolean lost = told.state().isFinal() || told.state() == PaymentState.REVERSING;
    PaymentState now = books.payments.find(told.payment()).orElseThrow().payment().state();
    require(
        !lost || now != PaymentState.APPROVED,
        "a final no stays no",
        told.who() + " heard " + told.state() + " of " + told.payment() + ", which is APPROVED");
  }

  private void judgeNotices() {
    Set<NoticeRow> seen = new HashSet<>();
    Map<String, Integer> often = new HashMap<>();
    for (NoticeRow row : books.notices.all()) {
      require(seen.add(row), "merchants are told once", row.type() + " of " + row.payment());
      often.merge(row.payment() + row.type(), 1, Integer::sum);
    }
    for (PaymentRow row : books.payments.all()) {
      String type = "payment." + row.payment().state().name().toLowerCase(Locale.ROOT);
      int told = often.getOrDefault(row.payment().id() + type, 0);
      boolean right = row.payment().state().isFinal() ? told == 1 : told >= 1;
      require(
          right, "merchants are told once", told + " times " + type + " of " + row.payment().id());
    }
  }

  private void require(boolean so, String rule, String otherwise) {
    if (!so) {
      found.add(new Breach(rule, otherwise));
    }
  }
}
