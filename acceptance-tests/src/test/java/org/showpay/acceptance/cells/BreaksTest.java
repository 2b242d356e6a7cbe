package org.showpay.acceptance.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cells that are made in running processes are those of docs/crash-cells.md. */
class BreaksTest {

  private static final Path TABLE = Path.of("../docs/crash-cells.md");

  @Test
  void has195CellsOfDifferentNames() {
    List<Cell> cells = Cell.all();
    assertThat(cells).hasSize(195);
    assertThat(cells.stream().map(Cell::toString).distinct()).hasSize(195);
    assertThat(cells.stream().map(Cell::order).distinct()).hasSize(195);
  }

  /** A commit whose answer is lost is there in real processes, where threads have none. */
  @Test
  void makesEachCellThatTheTableSaysCanExist() throws IOException {
    List<String> table = Files.readAllLines(TABLE);
    for (Cell cell : Cell.all()) {
      if (Breaks.of(cell) instanceof Break.CannotBe(String why)) {
        assertThat(why).hasSizeGreaterThan(20);
        assertThat(row(table, cell)).matches(".*(cannot exist|AuthorizationCellsTest).*");
      } else {
        assertThat(row(table, cell)).isNotEmpty();
      }
    }
    long cannotBe =
        Cell.all().stream().filter(it -> Breaks.of(it) instanceof Break.CannotBe).count();
    assertThat(cannotBe).isEqualTo(12);
  }

  private static String row(List<String> table, Cell cell) {
    String failure = cell.failure().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    String words = failure.endsWith("commit") ? "crash " + failure : failure;
    return table.stream()
        .filter(it -> it.startsWith("| %d ".formatted(cell.step().number())))
        .filter(it -> it.contains("| " + words + " |"))
        .findFirst()
        .orElse("");
  }
}
