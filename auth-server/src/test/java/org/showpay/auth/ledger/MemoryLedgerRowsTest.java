package org.showpay.auth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.MerchantRow;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The model of the ledger's statements and triggers takes and refuses what PostgreSQL does. */
@AuthServerTest
class MemoryLedgerRowsTest {

  private static final int HISTORIES = 60;
  private static final int POSTINGS = 25;

  @Autowired Ledger real;
  @Autowired LedgerRows realRows;
  @Autowired Trade trade;
  @Autowired TransactionTemplate transaction;

  @Test
  void takesAndRefusesWhatTheDatabaseDoes() {
    int refused = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      Dice dice = new Dice(seed, "postings");
      Deal deal = trade.deal(trade.merchant(), trade.company());
      Desk desk = deskWith(deal);
      LedgerRows rows = new MemoryLedgerRows(desk, Sandbox.nobody());
      Ledger memory = new Ledger(rows, new MemoryTermsBook(desk));
      OperationId twice = OperationId.next();
      for (int i = 0; i < POSTINGS; i++) {
        long number = dice.number();
        OperationId operation = dice.percent(30) ? twice : OperationId.next();
        String answer =
            Sandbox.answer(() -> transaction.execute(_ -> post(real, deal, operation, number)));
        assertThat(Sandbox.answer(() -> post(memory, deal, operation, number)))
            .as("seed %d, posting %d", seed, i)
            .isEqualTo(answer);
        refused += answer.equals("booked") ? 0 : 1;
      }
      assertThat(rows.standing(deal.payment())).isEqualTo(realRows.standing(deal.payment()));
      assertThat(due(desk)).isEqualTo(due(deal));
    }
    assertThat(refused).isBetween(1, HISTORIES * POSTINGS - 1);
  }

  private static Desk deskWith(Deal deal) {
    Desk desk = Sandbox.desk();
    MerchantRow merchant = new MerchantRow(deal.merchant(), "it", null);
    Books books = desk.books();
    books.database.statement(() -> books.merchants.insert(merchant.id(), merchant));
    return desk;
  }

  private static Object post(Ledger ledger, Deal deal, OperationId operation, long number) {
    Dice dice = new Dice(number, "posting");
    Money amount = won(dice.between(1, 1_000));
    switch (dice.below(8)) {
      case 0, 1 -> ledger.hold(deal, won(2_000));
      case 2, 3 -> ledger.capture(deal, operation, amount);
      case 4 -> ledger.release(deal, operation, amount);
      case 5, 6 -> ledger.refund(deal, operation, amount);
      default -> ledger.reverse(deal, operation);
    }
    return "booked";
  }

  private static List<String> due(Desk desk) {
    return desk.books().due.all().stream()
        .map(row -> row.kind() + " " + row.gross() + " " + row.fee())
        .toList();
  }

  private List<String> due(Deal deal) {
    return trade
        .jdbc()
        .sql(
            "select kind || ' ' || gross || ' ' || fee from settlement_due"
                + " where merchant_id = ? order by ledger_transaction_id")
        .param(deal.merchant().uuid())
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
