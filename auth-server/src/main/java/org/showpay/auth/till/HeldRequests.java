package org.showpay.auth.till;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.contracts.merchant.TerminalId;

/**
 * Requests of one kind that are held open: so many at most, and of each terminal a few, of which a
 * newer one ends the oldest. A till that went away leaves requests behind that nobody waits for.
 */
final class HeldRequests<H extends HeldRequests.Held> {

  private final int mostOfATerminal;
  private final int most;
  private final Map<TerminalId, Deque<H>> held = new HashMap<>();
  private int count;
  private boolean closed;

  HeldRequests(int mostOfATerminal, int most) {
    this.mostOfATerminal = mostOfATerminal;
    this.most = most;
  }

  /** A request that is held open. */
  interface Held {

    /** Answers now. */
    void end();
  }

  /** False when there are too many, or when this instance is going down. */
  synchronized boolean hold(TerminalId terminal, H request) {
    Deque<H> theirs = held.getOrDefault(terminal, new ArrayDeque<>());
    if (theirs.size() == mostOfATerminal) {
      H oldest = theirs.getFirst();
      oldest.end();
      leave(terminal, oldest);
    }
    if (closed || count == most) {
      return false;
    }
    held.computeIfAbsent(terminal, none -> new ArrayDeque<>()).addLast(request);
    count++;
    return true;
  }

  synchronized void leave(TerminalId terminal, H request) {
    Deque<H> theirs = held.getOrDefault(terminal, new ArrayDeque<>());
    if (theirs.remove(request)) {
      count--;
    }
    if (theirs.isEmpty()) {
      held.remove(terminal);
    }
  }

  synchronized Set<TerminalId> terminals() {
    return Set.copyOf(held.keySet());
  }

  synchronized List<H> of(TerminalId terminal) {
    return List.copyOf(held.getOrDefault(terminal, new ArrayDeque<>()));
  }

  synchronized int count() {
    return count;
  }

  synchronized void open() {
    closed = false;
  }

  /** Ends all, and holds none from now on. */
  synchronized void close() {
    closed = true;
    held.values().forEach(theirs -> theirs.forEach(Held::end));
  }
}
