package org.showpay.acceptance.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;

/** Who is killed when, as a seed has it, and how long each was away. */
final class Kills {

  /** PostgreSQL; each service has its own name. */
  private static final Optional<ServiceName> DATABASE = Optional.empty();

  private final Stand stand;
  private final Random random;
  private final List<Optional<ServiceName>> next = new ArrayList<>();
  private final Map<String, List<Duration>> away = new TreeMap<>();

  Kills(Stand stand, long seed) {
    this.stand = stand;
    this.random = new Random(seed);
  }

  /** Kills the next one, and returns when it is back. */
  String strike() {
    if (next.isEmpty()) {
      Stand.SERVICES.forEach(service -> next.add(Optional.of(service)));
      next.add(DATABASE);
      Collections.shuffle(next, random);
    }
    Optional<ServiceName> victim = next.removeLast();
    String name = victim.map(ServiceName::text).orElse("PostgreSQL");
    Duration took = victim.map(stand::restart).orElseGet(stand::restartDatabase);
    away.computeIfAbsent(name, it -> new ArrayList<>()).add(took);
    return name;
  }

  /** How long to wait before the next, on average as long as this. */
  Duration pause(Duration average) {
    return Duration.ofMillis((long) (average.toMillis() * 2 * random.nextDouble()));
  }

  int count() {
    return away.values().stream().mapToInt(List::size).sum();
  }

  Duration longestAway() {
    return away.values().stream()
        .flatMap(List::stream)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  Map<String, List<Duration>> away() {
    return away;
  }
}
