package org.showpay.auth.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.showpay.auth.simulation.verdict.Breach;
import org.showpay.contracts.operation.FollowUpKind;

/**
 * As many histories as a mutant is worth: {@code ./showpay chaos mutants} asks this of each. Builds
 * play more of them, in {@link SimulationTest}.
 */
class FewHistories {

  private static final int SEEDS = 80;
  private static final int EVENTS = 200;

  private static final HushedLogs LOGS = new HushedLogs();

  @AfterAll
  static void speakAgain() {
    LOGS.close();
  }

  @Test
  void hold() throws Exception {
    Set<FollowUpKind> done = EnumSet.noneOf(FollowUpKind.class);
    assertThat(Simulation.inVirtualThread(() -> firstBreaches(done))).isEmpty();
    assertThat(done)
        .as("kinds of operation that were ever done")
        .contains(FollowUpKind.CAPTURE, FollowUpKind.REFUND, FollowUpKind.CANCELLATION);
  }

  private static List<Breach> firstBreaches(Set<FollowUpKind> done) {
    try (Stage stage = Stage.with(PlantedBug.NONE)) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Outcome outcome = History.play(stage, PlantedBug.NONE, Settings.of(seed, EVENTS));
        done.addAll(outcome.done());
        if (!outcome.holds()) {
          return outcome.breaches();
        }
      }
    }
    return List.of();
  }
}
