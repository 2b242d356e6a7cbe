package org.showpay.auth.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.showpay.contracts.egress.CheckedAddresses;

/**
 * Resolves a name for the one connection that is about to be made, and lets it through only where
 * every address may be reached. The connection goes to what was checked: a name that means
 * something else a moment later (DNS rebinding) changes nothing.
 */
final class CheckedNames implements DnsResolver {

  private final Names names;
  private final ReachableAddresses reachable;

  CheckedNames(Names names, ReachableAddresses reachable) {
    this.names = names;
    this.reachable = reachable;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.addressesOf(host);
    for (InetAddress address : addresses) {
      if (!reachable.contain(address)) {
        throw new AddressRefused();
      }
    }
    CheckedAddresses.letThrough(addresses);
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** A name stands for an address that is not reached. */
  static final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused() {
      super("Not on the public internet");
    }
  }
}
