package org.showpay.stack.edge;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many connections each instance has now. */
final class Load {

  private final Map<InetSocketAddress, Integer> open = new HashMap<>();
  private int turns;

  /** Of those that are equally busy, another one comes first each time. */
  synchronized List<InetSocketAddress> leastBusyFirst(List<InetSocketAddress> addresses) {
    if (addresses.isEmpty()) {
      return addresses;
    }
    int first = Math.floorMod(turns++, addresses.size());
    List<InetSocketAddress> inTurn = new ArrayList<>(addresses.subList(first, addresses.size()));
    inTurn.addAll(addresses.subList(0, first));
    inTurn.sort(Comparator.comparingInt(address -> open.getOrDefault(address, 0)));
    return inTurn;
  }

  synchronized void begins(InetSocketAddress instance) {
    open.merge(instance, 1, Integer::sum);
  }

  /** An instance without connections is forgotten: its address may never be used again. */
  synchronized void ends(InetSocketAddress instance) {
    open.computeIfPresent(instance, (address, count) -> count == 1 ? null : count - 1);
  }
}
