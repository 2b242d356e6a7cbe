package org.showpay.contracts.egress;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door that every connection goes through: to those who are named, directly. */
public final class ToldHosts extends ProxySelector {

  private static final Logger LOG = LoggerFactory.getLogger(ToldHosts.class);

  private final Supplier<Set<String>> destinations;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Lets through to these, as {@code host:port}; they are asked for again for a new one. */
  public ToldHosts(Supplier<Set<String>> destinations) {
    this.destinations = destinations;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", "");
    String destination = (host + ':' + portOf(uri)).toLowerCase(Locale.ROOT);
    if (!known.contains(destination)
        && !CheckedAddresses.contain(host)
        && !isNamedNow(destination)) {
      LOG.error("A connection to {} was not made: nobody told of it", destination);
      throw new NotTold(destination);
    }
    return List.of(Proxy.NO_PROXY);
  }

  private boolean isNamedNow(String destination) {
    known.addAll(destinations.get());
    return known.contains(destination);
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // Who called hears of it.
  }

  /** A connection that was not made. */
  public static final class NotTold extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotTold(String destination) {
      super("This service is not told of " + destination);
    }
  }
}
