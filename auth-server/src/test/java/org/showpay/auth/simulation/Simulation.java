package org.showpay.auth.simulation;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.showpay.contracts.payment.PaymentState;

/**
 * Plays histories, one seed after the other, and says of each line what it is, for whoever started
 * it: {@code progress}, {@code count}, {@code broken}, {@code story}.
 */
public final class Simulation {

  private static final int MOST_PLAYS = 600;
  private static final int EVERY = 50;
  private static final int MOST_BROKEN = 5;

  private final PrintStream out;
  private final PlantedBug bug;
  private final int events;
  private final Map<PaymentState, Integer> states = new EnumMap<>(PaymentState.class);
  private final Map<String, Integer> faults = new TreeMap<>();
  private long happened;
  private long fewest = Long.MAX_VALUE;
  private int broken;

  private Simulation(PrintStream out, PlantedBug bug, int events) {
    this.out = out;
    this.bug = bug;
    this.events = events;
  }

  /** Called with the first seed, how many, how far apart, how many events each, and a bug. */
  public static void main(String[] arguments) throws Exception {
    Simulation simulation =
        new Simulation(
            System.out, PlantedBug.valueOf(arguments[4]), Integer.parseInt(arguments[3]));
    long first = Long.parseLong(arguments[0]);
    int seeds = Integer.parseInt(arguments[1]);
    int apart = Integer.parseInt(arguments[2]);
    System.exit(inVirtualThread(() -> simulation.play(first, seeds, apart)));
  }

  /** The driver of histories has to be as cheap to wake as their actors. */
  static <T> T inVirtualThread(Callable<T> work) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task.get();
  }

  private int play(long first, int seeds, int apart) {
    try (Stage stage = Stage.with(bug)) {
      for (int i = 0; i < seeds && broken < MOST_BROKEN; i++) {
        Settings settings = Settings.of(first + (long) i * apart, events);
        Outcome outcome = History.play(stage, bug, settings);
        count(outcome);
        if (!outcome.holds()) {
          tell(stage, settings, outcome);
        }
        if ((i + 1) % EVERY == 0 || i + 1 == seeds) {
          line("progress " + (i + 1));
        }
      }
    }
    states.forEach((state, number) -> line("count payments " + state + " " + number));
    faults.forEach((fault, number) -> line("count faults " + fault + " " + number));
    line("count events all " + happened);
    line("count fewest events " + fewest);
    return broken == 0 ? 0 : 1;
  }

  private void count(Outcome outcome) {
    outcome.states().forEach((state, number) -> states.merge(state, number, Integer::sum));
    outcome
        .struck()
        .forEach(name -> faults.merge(name.substring(name.lastIndexOf(' ') + 1), 1, Integer::sum));
    happened += outcome.events();
    fewest = Math.min(fewest, outcome.events());
  }

  private void tell(Stage stage, Settings settings, Outcome outcome) {
    broken++;
    line("broken " + settings.seed() + " " + outcome.breaches().getFirst());
    Outcome shortest =
        Shrinker.shrink(it -> History.play(stage, bug, it), settings, outcome, MOST_PLAYS);
    line(
        "story seed %d, shrunk from %d steps and %d faults to %d and %d:"
            .formatted(
                settings.seed(),
                outcome.steps().size(),
                outcome.struck().size(),
                shortest.steps().size(),
                shortest.struck().size()));
    shortest.story().forEach(it -> line("story " + it));
    shortest.breaches().forEach(breach -> line("story BROKEN " + breach));
  }

  private void line(String text) {
    out.println(text); // console
    out.flush();
  }
}
