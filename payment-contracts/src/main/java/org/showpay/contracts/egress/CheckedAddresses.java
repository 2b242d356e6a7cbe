package org.showpay.contracts.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Addresses that somebody has looked at for the one request that this thread is making: those of
 * merchants' receivers, which no configuration names.
 */
public final class CheckedAddresses {

  private static final ThreadLocal<Set<String>> CHECKED = ThreadLocal.withInitial(HashSet::new);

  private CheckedAddresses() {}

  /** Lets this thread through to these, until it is done. */
  public static void letThrough(InetAddress... addresses) {
    for (InetAddress address : addresses) {
      CHECKED.get().add(address.getHostAddress());
      // As the socket will call it; nobody is asked for a name.
      CHECKED.get().add(new InetSocketAddress(address, 0).getHostString());
    }
  }

  /** This thread is done. */
  public static void done() {
    CHECKED.remove();
  }

  static boolean contain(String host) {
    return CHECKED.get().contains(host);
  }
}
