package org.showpay.auth.receiver;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Says which addresses may be connected to: those of the public internet, by the special-purpose
 * registries of IANA. What is not known to be public is not reached.
 */
@Component
final class ReachableAddresses {

  /** Ours or our neighbours'; a demonstration on one machine needs them. */
  private static final List<Network> PRIVATE =
      Network.all(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1/128",
          "fc00::/7");

  /** Nobody's: this network, link-local with the clouds' metadata, reserved, multicast. */
  private static final List<Network> NEVER =
      Network.all(
          "0.0.0.0/8",
          "100.100.100.200/32",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "fd00:ec2::/32",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  /** Outside of it stand addresses that wrap an IPv4 one, link-local and multicast ones. */
  private static final List<Network> GLOBAL_V6 = Network.all("2000::/3");

  private final boolean privateToo;

  ReachableAddresses(ReceiverProperties properties) {
    this.privateToo = properties.allowHttpAndPrivateAddresses();
  }

  boolean allowHttp() {
    return privateToo;
  }

  boolean contain(InetAddress address) {
    if (in(NEVER, address)) {
      return false;
    }
    if (in(PRIVATE, address)) {
      return privateToo;
    }
    return address instanceof Inet4Address || in(GLOBAL_V6, address);
  }

  private static boolean in(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
