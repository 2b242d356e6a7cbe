package org.showpay.stack.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** Where the instances of a service are now. */
@FunctionalInterface
interface Instances {

  /** Each address at which one may listen. */
  List<InetSocketAddress> now() throws IOException;

  /** Every address that a name stands for: with compose, one for each container that runs. */
  static Instances named(String host, int port) {
    return () ->
        Stream.of(InetAddress.getAllByName(host))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
  }
}
