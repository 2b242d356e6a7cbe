package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What people did, and how long their tills waited for the final answer. */
public final class Tally {

  private static final int HUNDRED = 100;

  private final AtomicInteger payments = new AtomicInteger();
  private final Map<String, AtomicInteger> ends = new ConcurrentSkipListMap<>();
  private final List<Long> millis = new ArrayList<>();
  private final List<String> unmended = new ArrayList<>();
  private final AtomicInteger askedAgain = new AtomicInteger();
  private Duration longestWithoutCode = Duration.ZERO;

  /** A payment begins. */
  void begun() {
    payments.incrementAndGet();
  }

  synchronized void ended(String how, Duration took) {
    ends.computeIfAbsent(how, it -> new AtomicInteger()).incrementAndGet();
    millis.add(took.toMillis());
  }

  void note(String what) {
    ends.computeIfAbsent(what, it -> new AtomicInteger()).incrementAndGet();
  }

  void askedAgain(int times) {
    askedAgain.addAndGet(times);
  }

  /** What somebody wanted, could have had, and did not get however often they asked. */
  synchronized void unmended(String what) {
    unmended.add(what);
  }

  synchronized void wasWithoutCode(Duration time) {
    longestWithoutCode = time.compareTo(longestWithoutCode) > 0 ? time : longestWithoutCode;
  }

  /** How often the same was asked again, since there was no answer or none yet. */
  public int askedAgain() {
    return askedAgain.get();
  }

  /** What no retry has mended, a line for each. */
  public synchronized List<String> unmended() {
    return List.copyOf(unmended);
  }

  /** The longest that a phone asked in vain for a code. */
  public synchronized Duration longestWithoutCode() {
    return longestWithoutCode;
  }

  /** How many payments were asked for. */
  public int payments() {
    return payments.get();
  }

  /** How many ended, or were noted, like this. */
  public int ended(String how) {
    AtomicInteger times = ends.get(how);
    return times == null ? 0 : times.get();
  }

  /** How many of each kind. */
  public String ends() {
    return ends.toString();
  }

  /** Within which time so many of a hundred tills had their final answer. */
  public synchronized Duration percentile(double percent) {
    List<Long> sorted = millis.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    int at = (int) Math.ceil(sorted.size() * percent / HUNDRED) - 1;
    return Duration.ofMillis(sorted.get(Math.clamp(at, 0, sorted.size() - 1)));
  }
}
