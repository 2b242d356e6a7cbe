package org.showpay.benchmarks.payment;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param subscribers each with three handsets, and so three codes at a time
 * @param limitRun how long pgbench runs with each number of clients
 * @param run how long each load lasts
 * @param longestWarmUp when warming up is cut, however much faster it still gets
 */
public record Size(
    int subscribers,
    List<Integer> clients,
    Duration limitRun,
    Duration run,
    Duration longestWarmUp) {

  /** What is measured where nothing else is said. */
  public static final Size FULL =
      new Size(
          8_000,
          List.of(1, 8, 32, 64, 128),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(120));

  /** Shows that the harness works; its figures say nothing. */
  static final Size SMOKE =
      new Size(
          300, List.of(1, 8), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  /** The same for loads of this length, and with no more people than they need. */
  public Size lasting(Duration each) {
    int people =
        Math.toIntExact(
            Math.max(SMOKE.subscribers, subscribers * each.toMillis() / run.toMillis()));
    return new Size(people, clients, each, each, longestWarmUp);
  }

  /** The same with other numbers of clients. */
  public Size with(List<Integer> others) {
    return new Size(subscribers, List.copyOf(others), limitRun, run, longestWarmUp);
  }

  /** Too small to overload anything; it is started as the demo is, since it is never warm. */
  boolean isSmall() {
    return equals(SMOKE);
  }

  int codes() {
    return 3 * subscribers;
  }
}
