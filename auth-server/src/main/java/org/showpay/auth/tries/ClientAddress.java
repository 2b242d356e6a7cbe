package org.showpay.auth.tries;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * From where somebody tries. Of IPv6 it is the network, since one client has all addresses of one.
 */
public record ClientAddress(String text) {

  private static final int NETWORK_BYTES = 8;

  /** All whose address a proxy has made unreadable count as one. */
  private static final ClientAddress UNREADABLE = new ClientAddress("unreadable");

  /**
   * Behind a proxy this is the client's only where {@code server.forward-headers-strategy} says.
   */
  public static ClientAddress of(HttpServletRequest request) {
    return read(request.getRemoteAddr());
  }

  static ClientAddress read(String literal) {
    try {
      InetAddress address = InetAddress.ofLiteral(literal);
      return new ClientAddress(
          address instanceof Inet6Address
              ? HexFormat.ofDelimiter(":")
                  .formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
              : address.getHostAddress());
    } catch (IllegalArgumentException noLiteral) {
      return UNREADABLE;
    }
  }
}
