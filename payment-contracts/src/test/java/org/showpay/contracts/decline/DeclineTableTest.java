package org.showpay.contracts.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.problem.NextStep;

/** A table that is not in order is refused when it is read, saying what is wrong. */
class DeclineTableTest {

  private static final String HEADER =
      """
      # Any title

      | reason | ISO 8583 | the cashier is told | the consumer is told | nextStep |
      | --- | --- | --- | --- | --- |
      """;
  private static final String COLD = "| COLD | 05 | Too cold. | It is too cold. | STOP |\n";
  private static final String WET = "| WET | 14 | Too wet. | It is too wet. | NEW_CODE |\n";

  @Test
  void readsARowForEachReason() {
    DeclineTable table = read(COLD + WET + "\nAnd more words.\n");
    assertThat(table.row("WET"))
        .isEqualTo(
            new DeclineTable.Row("WET", "14", "Too wet.", "It is too wet.", NextStep.NEW_CODE));
  }

  @Test
  void refusesATableThatLacksAReason() {
    assertThatThrownBy(() -> read(COLD)).hasMessageContaining("lacks WET");
  }

  @Test
  void refusesARowOfNoReason() {
    assertThatThrownBy(() -> read(COLD + WET + COLD.replace("COLD", "HOT")))
        .hasMessageContaining("no reason: HOT");
  }

  @Test
  void refusesAReasonThatIsThereTwice() {
    assertThatThrownBy(() -> read(COLD + WET + COLD)).hasMessageContaining("COLD twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| WET | 14 | Too wet. | It is too wet. |\n",
        "| WET | 14 | Too wet. | It is too wet. | NEW_CODE | more |\n",
        "| WET | 14 | Too wet. | | NEW_CODE |\n",
        "| WET | 14 | Too wet. | It is too wet. | NEW_CODE\n",
        "| WET | 114 | Too wet. | It is too wet. | NEW_CODE |\n",
        "| WET | 14 | Too wet. | It is too wet. | SING |\n"
      })
  void refusesAMalformedRow(String row) {
    assertThatThrownBy(() -> read(COLD + row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WET");
  }

  @Test
  void refusesOtherColumns() {
    assertThatThrownBy(() -> DeclineTable.of(COLD + WET, List.of("COLD", "WET")))
        .hasMessageContaining("the cashier is told");
    assertThatThrownBy(() -> DeclineTable.of("", List.of())).hasMessageContaining("reason");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> DeclineTable.read(DeclineTable.class, "none.md", List.of()))
        .hasMessageContaining("none.md is missing");
  }

  private static DeclineTable read(String rows) {
    return DeclineTable.of(HEADER + rows, List.of("COLD", "WET"));
  }
}
