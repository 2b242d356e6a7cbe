package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.MoveTable;
import org.showpay.auth.MoveTable.Cell;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds docs/payment-states.md and the database against each other, in full. */
@AuthServerTest
class PaymentStatesTest {

  private static final Path TABLE = Path.of("..", "docs", "payment-states.md");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @TestFactory
  List<DynamicTest> everyPairIsAllowedOrRefusedAsTheDocumentSays() throws IOException {
    List<Cell<PaymentState>> cells = cells();
    assertThat(cells).hasSize(PaymentState.values().length * PaymentState.values().length);
    return cells.stream()
        .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> tryOut(cell)))
        .toList();
  }

  @Test
  void aFinalStateLeadsNowhere() throws IOException {
    assertThat(cells())
        .filteredOn(cell -> cell.from().isFinal())
        .isNotEmpty()
        .noneMatch(Cell::allowed);
  }

  private void tryOut(Cell<PaymentState> cell) {
    if (cell.from() != cell.to()) {
      assertThat(databaseAllows(cell)).isEqualTo(cell.allowed());
    }
  }

  /**
   * Moves a row, and takes everything back. What the trigger lets pass fails on a foreign key,
   * since the row has no merchant.
   */
  private boolean databaseAllows(Cell<PaymentState> cell) {
    String refusal =
        transaction.execute(status -> {
          status.setRollbackOnly();
          UUID payment = paymentIn(cell.from());
          try {
            change(payment, cell.to());
            return "none";
          } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
          }
        });
    assertThat(refusal).containsAnyOf("foreign key", "does not move from " + cell.from());
    return String.valueOf(refusal).contains("foreign key");
  }

  /** A row of its own; the replica role lets it be without the merchant, terminal and card. */
  private UUID paymentIn(PaymentState state) {
    UUID payment = PaymentId.next().uuid();
    jdbc.sql("set local session_replication_role = replica").update();
    jdbc.sql(
            """
            insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
              code_digest, card_token, subscriber_id, company, state, decline_reason,
              approval_number, reversal_reason, requested_at, updated_at)
            values (:id, :id, :id, 'A-1', 1, 'KRW', sha256('none'), :id, :id, 'hanbit',
              :state, case when :state = 'DECLINED' then 'CARD_EXPIRED' end, 'A1B2C3',
              case when :state in ('REVERSING', 'REVERSED') then 'NOT_ACKNOWLEDGED' end,
              now(), now())
            """)
        .param("id", payment)
        .param("state", state.name())
        .update();
    jdbc.sql("set local session_replication_role = origin").update();
    return payment;
  }

  private void change(UUID payment, PaymentState state) {
    boolean declined = state == PaymentState.DECLINED;
    boolean undone = state == PaymentState.REVERSING || state == PaymentState.REVERSED;
    jdbc.sql(
            """
            update payment set state = ?, decline_reason = nullif(?, ''),
                   reversal_reason = nullif(?, '') where id = ?
            """)
        .params(
            state.name(), declined ? "CARD_EXPIRED" : "", undone ? "NOT_ACKNOWLEDGED" : "", payment)
        .update();
  }

  private static List<Cell<PaymentState>> cells() throws IOException {
    return MoveTable.cells(TABLE, PaymentState::valueOf);
  }
}
