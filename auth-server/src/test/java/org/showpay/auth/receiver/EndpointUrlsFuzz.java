package org.showpay.auth.receiver;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/** A webhook's URL leads to the public internet, and to the same host for every reader. */
public final class EndpointUrlsFuzz {

  private static final EndpointUrls URLS =
      new EndpointUrls(new ReachableAddresses(new ReceiverProperties(false)));

  private static final int V6_BITS = 128;
  private static final int GLOBAL_BITS = 3;

  private EndpointUrlsFuzz() {}

  /** Reads the input as a URL that a merchant wants to be told at. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    takenUnless("URL_REFUSED", () -> URLS.accept(text))
        .ifPresent(url -> {
          requireSameAgain(url, it -> it.reveal().toString(), URLS::accept);
          judge(text, url.reveal());
        });
  }

  private static void judge(String text, URI url) {
    String host = url.getHost();
    UriComponents browsers = UriComponentsBuilder.fromUriString(text, ParserType.WHAT_WG).build();
    require("https".equals(browsers.getScheme()), "It is not encrypted");
    require(host.equalsIgnoreCase(browsers.getHost()) || isV6(host), "Browsers read another host");
    boolean usual = url.getPort() == 443 && browsers.getPort() == -1;
    require(usual || url.getPort() == browsers.getPort(), "Browsers ask at another port");
    if (isV6(host) || host.matches("[0-9.]+")) {
      require(isPublic(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))), "It is private");
    } else {
      require(host.matches(".+\\.[a-zA-Z][^.]*"), "It may be a number, or a name of ours");
    }
  }

  private static boolean isV6(String host) {
    return host.startsWith("[");
  }

  /** By what the JDK knows of addresses, and the ranges that it does not know. */
  private static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    if (address instanceof Inet4Address) {
      return first != 0 && first < 224 && !(first == 100 && second >= 64 && second < 128);
    }
    boolean global =
        new BigInteger(1, bytes).shiftRight(V6_BITS - GLOBAL_BITS).equals(BigInteger.ONE);
    return global && !(first == 0x20 && second == 0x02);
  }
}
