package org.showpay.auth.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.ledger.Deal;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.operation.OperationRows.Amounts;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;

/** The model of the operations' statements answers what PostgreSQL answers. */
@AuthServerTest
class MemoryOperationRowsTest {

  private static final int HISTORIES = 40;
  private static final int STATEMENTS = 40;
  private static final List<FollowUpRefusal> REFUSALS = List.of(FollowUpRefusal.values());
  private static final FollowUpKind[] KINDS = {
    FollowUpKind.CAPTURE, FollowUpKind.REFUND, FollowUpKind.CANCELLATION
  };

  @Autowired OperationRows real;
  @Autowired PaymentRows payments;
  @Autowired Trade trade;

  @Test
  void answersWhatTheDatabaseAnswers() {
    int refused = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      Dice dice = new Dice(seed, "statements");
      Deal deal = trade.deal(trade.merchant(), trade.company());
      Payment payment = payments.find(deal.payment()).orElseThrow();
      Desk desk = deskWith(payment);
      OperationRows memory = new MemoryOperationRows(desk, Sandbox.nobody());
      List<OperationId> ids = new ArrayList<>();
      for (int i = 0; i < STATEMENTS; i++) {
        ids.add(OperationId.next());
        long number = dice.number();
        String answer = answer(real, payment.id(), ids, number);
        assertThat(answer(memory, payment.id(), ids, number))
            .as("seed %d, statement %d", seed, i)
            .isEqualTo(answer);
        refused += answer.contains("Exception") ? 1 : 0;
      }
      Payment after = payments.find(deal.payment()).orElseThrow();
      Payment model = desk.books().payments.find(deal.payment()).orElseThrow().payment();
      assertThat(amounts(model)).isEqualTo(amounts(after));
    }
    assertThat(refused).isBetween(1, HISTORIES * STATEMENTS - 1);
  }

  private static Desk deskWith(Payment payment) {
    Desk desk = Sandbox.desk();
    PaymentRow row = new PaymentRow(payment, null, false);
    desk.books().database.statement(() -> desk.books().payments.insert(payment.id(), row));
    return desk;
  }

  private static String amounts(Payment payment) {
    return "%s %s %s %s v%d"
        .formatted(
            payment.capturing(),
            payment.captured(),
            payment.refunding(),
            payment.refunded(),
            payment.version());
  }

  private static String answer(
      OperationRows rows, PaymentId payment, List<OperationId> ids, long number) {
    Dice dice = new Dice(number, "statement");
    OperationId known = ids.get(dice.below(ids.size()));
    return switch (dice.below(6)) {
      case 0, 1 -> Sandbox.answer(() -> insert(rows, payment, known, dice));
      case 2 -> Sandbox.answer(() -> rows.answer(known, State.DONE, null));
      case 3 ->
          Sandbox.answer(
              () -> rows.answer(known, State.REFUSED, REFUSALS.get(dice.below(REFUSALS.size()))));
      case 4 -> Sandbox.answer(() -> rows.isClosed(payment) + " " + rows.isRefundable(payment));
      default -> Sandbox.answer(() -> add(rows, payment, dice));
    };
  }

  private static Object insert(OperationRows rows, PaymentId payment, OperationId id, Dice dice) {
    FollowUpKind kind = KINDS[dice.below(KINDS.length)];
    rows.insert(new Wanted(id, payment, kind, won(dice.between(1, 100)), dice.percent(30), null));
    return rows.of(payment).size();
  }

  private static Object add(OperationRows rows, PaymentId payment, Dice dice) {
    long amount = dice.between(-300_000, 600_000);
    rows.add(
        payment,
        switch (dice.below(4)) {
          case 0 -> new Amounts(amount, 0, 0, 0);
          case 1 -> new Amounts(0, amount, 0, 0);
          case 2 -> new Amounts(0, 0, amount, 0);
          default -> new Amounts(0, 0, 0, amount);
        });
    return "added";
  }
}
