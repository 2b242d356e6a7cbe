package org.showpay.contracts.problem;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;

/** What a failed call tells of whether its request can have arrived. */
public final class Sending {

  private Sending() {}

  /**
   * True when the connection was never made, so that not a byte can have arrived. Whatever else
   * went wrong, the request may have been read and done. It holds for clients that follow no
   * redirects, as the suite's do: a second connection that fails says nothing of the first.
   */
  public static boolean neverLeft(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException);
  }
}
