package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds docs/payment-states.md, the code and the database against each other, in full. */
@AuthServerTest
class PaymentStatesTest {

  private static final Path TABLE = Path.of("..", "docs", "payment-states.md");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @TestFactory
  List<DynamicTest> everyPairIsAllowedOrRefusedAsTheDocumentSays() throws IOException {
    List<Cell> cells = cells();
    assertThat(cells).hasSize(PaymentState.values().length * PaymentState.values().length);
    return cells.stream()
        .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> tryOut(cell)))
        .toList();
  }

  @Test
  void aFinalStateLeadsNowhere() throws IOException {
    assertThat(cells())
        .filteredOn(cell -> cell.from.isFinal())
        .isNotEmpty()
        .noneMatch(Cell::allowed);
  }

  private void tryOut(Cell cell) {
    assertThat(PaymentMoves.allows(cell.from, cell.to)).isEqualTo(cell.allowed);
    assertThat(databaseAllows(cell)).isEqualTo(cell.allowed);
  }

  /** The row names no payment, so an allowed move fails later, on the foreign key. */
  private boolean databaseAllows(Cell cell) {
    String refusal =
        transaction.execute(status -> {
          try {
            jdbc.sql(
                    """
                    insert into payment_move (payment_id, from_state, to_state, moved_at)
                    values (?, ?, ?, now())
                    """)
                .params(UUID.randomUUID(), cell.from.name(), cell.to.name())
                .update();
            return "none";
          } catch (DataAccessException e) {
            status.setRollbackOnly();
            return String.valueOf(e.getMostSpecificCause().getMessage());
          }
        });
    assertThat(refusal).containsAnyOf("foreign key", "check constraint");
    return String.valueOf(refusal).contains("foreign key");
  }

  private static List<Cell> cells() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    List<String> header = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row ->
            java.util.stream.IntStream.range(2, header.size() - 1)
                .mapToObj(i ->
                    new Cell(
                        PaymentState.valueOf(row.get(1)),
                        PaymentState.valueOf(header.get(i)),
                        !row.get(i).isEmpty())))
        .toList();
  }

  /** One cell of the table. */
  record Cell(PaymentState from, PaymentState to, boolean allowed) {}
}
