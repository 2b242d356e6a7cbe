package org.showpay.auth.receiver;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** A range of addresses, as {@code 10.0.0.0/8}. */
final class Network {

  private final byte[] base;
  private final int bits;

  private Network(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  static List<Network> all(String... ranges) {
    return Arrays.stream(ranges).map(Network::of).toList();
  }

  private static Network of(String range) {
    int slash = range.indexOf('/');
    return new Network(
        InetAddress.ofLiteral(range.substring(0, slash)).getAddress(),
        Integer.parseInt(range.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((base[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
