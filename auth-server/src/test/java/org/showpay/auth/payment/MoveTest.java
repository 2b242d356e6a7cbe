package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.auth.MoveTable;
import org.showpay.auth.MoveTable.Cell;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** Holds docs/payment-states.md and the code against each other, in full. */
class MoveTest {

  private static final Path TABLE = Path.of("..", "docs", "payment-states.md");

  @Test
  void everyPairIsAllowedOrRefusedAsTheDocumentSays() throws IOException {
    List<Cell<PaymentState>> cells = MoveTable.cells(TABLE, PaymentState::valueOf);
    assertThat(cells).hasSize(PaymentState.values().length * PaymentState.values().length);
    assertThat(cells)
        .allSatisfy(cell ->
            assertThat(Move.isLegal(cell.from(), cell.to()))
                .as(cell.toString())
                .isEqualTo(cell.allowed()));
  }

  @Test
  void whereItMayNotGoTheDatabaseIsNotEvenAsked() {
    PaymentRows rows =
        new PaymentRows(Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
    Move approval = Move.to(PaymentState.APPROVED, "too late");
    assertThatThrownBy(() -> rows.move(PaymentId.next(), PaymentState.REVERSED, approval))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("REVERSED does not lead to APPROVED");
  }
}
