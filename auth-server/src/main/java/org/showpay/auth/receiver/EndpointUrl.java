package org.showpay.auth.receiver;

import java.net.URI;

/**
 * An address that was accepted; {@link EndpointUrls} makes them. Its path may hold what only the
 * receiver should know, so it does not print.
 */
public record EndpointUrl(URI reveal) {

  @Override
  public String toString() {
    return "EndpointUrl[" + reveal.getHost() + "]";
  }
}
