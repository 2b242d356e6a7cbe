package org.showpay.acceptance.fuzz;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.showpay.acceptance.fuzz.shot.Shot;
import org.showpay.contracts.trust.ServiceName;

/** How much was asked by callers of one sort, and how it was answered. */
final class Counts {

  private static final int SEQUENCE = 10;

  private final Map<ServiceName, Integer> requests = new EnumMap<>(ServiceName.class);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> done = new TreeSet<>();
  private int sequences;
  private int stories;

  synchronized void count(Shot shot, int status) {
    requests.merge(shot.operation().service(), 1, Integer::sum);
    statuses.merge(status, 1, Integer::sum);
    asked.add(shot.operation().id());
  }

  /** Counts an operation of which something was done. */
  synchronized void countDone(String operation) {
    done.add(operation);
  }

  synchronized void countStory(int length) {
    stories++;
    sequences += length >= SEQUENCE ? 1 : 0;
  }

  synchronized int of(ServiceName service) {
    return requests.getOrDefault(service, 0);
  }

  synchronized int all() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized int sequences() {
    return sequences;
  }

  synchronized int stories() {
    return stories;
  }

  synchronized Map<Integer, Integer> statuses() {
    return new TreeMap<>(statuses);
  }

  /** The operations that were asked for at least once, however. */
  synchronized Set<String> asked() {
    return new TreeSet<>(asked);
  }

  /** The operations of which something was done at least once. */
  synchronized Set<String> done() {
    return new TreeSet<>(done);
  }
}
