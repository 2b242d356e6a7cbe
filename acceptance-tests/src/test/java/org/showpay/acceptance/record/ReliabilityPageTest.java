package org.showpay.acceptance.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not run is on the page as well. */
class ReliabilityPageTest {

  @TempDir Path checkout;

  @BeforeEach
  void noRun() throws IOException {
    Files.createDirectories(checkout.resolve("docs/reliability"));
  }

  @Test
  void ofALongRunMadeInQuartersEachThatIsMissingIsSaid() throws IOException {
    keep("storm-quarter-2");
    assertThat(page())
        .contains("`chaos storm quarter 1` | **not run**", "`chaos storm quarter 2` | 2 of 2 hold")
        .contains("`chaos storm quarter 3` | **not run**", "`chaos storm quarter 4` | **not run**")
        .doesNotContain("`chaos storm` |");
  }

  @Test
  void aWholeRunStandsForItsQuarters() throws IOException {
    keep("storm");
    keep("storm-quarter-2");
    assertThat(page()).contains("`chaos storm` | 2 of 2 hold").doesNotContain("quarter");
  }

  @Test
  void aRunThatWasNeverMadeIsSaidOnce() throws IOException {
    assertThat(page()).contains("`chaos storm` | **not run**").doesNotContain("quarter");
  }

  private void keep(String run) throws IOException {
    Files.write(
        checkout.resolve("docs/reliability/" + run + ".txt"),
        List.of("date     2026-11-28", "commit   12345678", "chaos it: 2 of 2 hold"));
  }

  private String page() throws IOException {
    ReliabilityPage.write(checkout);
    return Files.readString(checkout.resolve("docs/reliability.md"));
  }
}
