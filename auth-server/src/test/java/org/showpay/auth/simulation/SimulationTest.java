package org.showpay.auth.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.simulation.street.Fault;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.PaymentState;

/**
 * Histories of the whole chain, each from a seed, and broken twins that they have to see. One seed
 * is played again by {@code ./showpay chaos simulate --seed N}, and told if it breaks.
 */
class SimulationTest {

  private static final int SEEDS = 2_000;
  private static final int EVENTS = 200;
  private static final int AGAIN = 60;
  private static final int WORKERS = 2;
  private static final int MOST_SEEDS = 400;

  private static final HushedLogs LOGS = new HushedLogs();

  @AfterAll
  static void speakAgain() {
    LOGS.close();
  }

  @Test
  void holdsInTwoThousandHistories() throws Exception {
    Set<PaymentState> states = ConcurrentHashMap.newKeySet();
    Set<FollowUpKind> done = ConcurrentHashMap.newKeySet();
    Set<String> faults = ConcurrentHashMap.newKeySet();
    List<String> broken = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        int first = worker;
        parts.add(workers.submit(() -> play(first, states, done, faults)));
      }
      for (Future<List<String>> part : parts) {
        broken.addAll(part.get());
      }
    }
    assertThat(broken).isEmpty();
    assertThat(states)
        .containsExactlyInAnyOrder(
            PaymentState.APPROVED,
            PaymentState.DECLINED,
            PaymentState.CANCELLED,
            PaymentState.REVERSED);
    assertThat(done).contains(FollowUpKind.CAPTURE, FollowUpKind.REFUND, FollowUpKind.CANCELLATION);
    assertThat(faults)
        .containsAll(
            EnumSet.allOf(Fault.class).stream().map(Enum::name).collect(Collectors.toSet()));
  }

  private static List<String> play(
      int first, Set<PaymentState> states, Set<FollowUpKind> done, Set<String> faults) {
    List<String> broken = new ArrayList<>();
    try (Stage stage = Stage.with(PlantedBug.NONE)) {
      for (long seed = first; seed < SEEDS; seed += WORKERS) {
        Outcome outcome = History.play(stage, PlantedBug.NONE, Settings.of(seed, EVENTS));
        states.addAll(outcome.states().keySet());
        done.addAll(outcome.done());
        outcome.struck().forEach(name -> faults.add(name.substring(name.lastIndexOf(' ') + 1)));
        if (!outcome.holds() || outcome.events() < EVENTS) {
          broken.add("seed " + seed + ": " + outcome.events() + ", " + outcome.breaches());
        }
      }
    }
    return broken;
  }

  @Test
  void goesTheSameWayFromTheSameSeed() throws Exception {
    List<String> different =
        Simulation.inVirtualThread(() -> {
          List<String> found = new ArrayList<>();
          try (Stage stage = Stage.with(PlantedBug.NONE)) {
            for (long seed = 0; seed < AGAIN; seed++) {
              Settings settings = Settings.of(seed, EVENTS);
              Outcome once = History.play(stage, PlantedBug.NONE, settings);
              Outcome again = History.play(stage, PlantedBug.NONE, settings);
              Settings named = settings.with(once.steps(), Set.of(), once.lasted());
              Outcome byItsSteps = History.play(stage, PlantedBug.NONE, named);
              if (once.fingerprint() != again.fingerprint()) {
                found.add(seed + " went another way");
              }
              if (!once.struck().equals(byItsSteps.struck())) {
                found.add(seed + " went another way by its steps");
              }
            }
          }
          return found;
        });
    assertThat(different).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void seesWhatIsBrokenOnPurpose(PlantedBug bug) throws Exception {
    Caught caught = Simulation.inVirtualThread(() -> firstCaught(bug));
    assertThat(caught.broken.breaches()).as("%s, from seed %d on", bug, caught.seed).isNotEmpty();
    assertThat(caught.shortest.breaches()).isNotEmpty();
    assertThat(caught.shortest.steps().size())
        .as("steps of the shortest history of %s, by seed %d", bug, caught.seed)
        .isLessThanOrEqualTo(15)
        .isLessThan(caught.broken.steps().size());
    assertThat(caught.shortest.story()).isNotEmpty();
  }

  /** A history that breaks, and the shortest that was made of it. */
  private record Caught(long seed, Outcome broken, Outcome shortest) {}

  private static Caught firstCaught(PlantedBug bug) {
    try (Stage stage = Stage.with(bug)) {
      for (long seed = 0; seed < MOST_SEEDS; seed++) {
        Settings settings = Settings.of(seed, EVENTS);
        Outcome outcome = History.play(stage, bug, settings);
        if (!outcome.holds()) {
          return new Caught(
              seed,
              outcome,
              Shrinker.shrink(it -> History.play(stage, bug, it), settings, outcome, 400));
        }
      }
    }
    throw new AssertionError(bug + " is not seen in " + MOST_SEEDS + " histories");
  }
}
