package org.showpay.stack.edge;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Spreads the connections to several ports until it is stopped. */
@Command(
    name = "edge",
    description = "Listens at ports, and spreads connections over the instances of services.")
public final class EdgeCommand implements Callable<Integer> {

  private final PrintWriter out;

  @Parameters(
      arity = "1..*",
      paramLabel = "HOST:PORT",
      description = "A service; its port is listened at.",
      converter = RouteReader.class)
  private List<Route> routes = List.of();

  public EdgeCommand(PrintWriter out) {
    this.out = out;
  }

  /** A service whose instances have one name and one port. */
  record Route(String host, int port) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Instances come and go; a name is asked for again for each connection, or nearly.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    List<Thread> gates = new ArrayList<>();
    for (Route route : routes) {
      Readiness instances = new Readiness(Instances.named(route.host(), route.port()));
      Gate gate = new Gate(new InetSocketAddress(route.port()), instances);
      Thread.ofVirtual().start(instances::keepLooking);
      gates.add(Thread.ofPlatform().name(route.host()).start(gate::serve));
      out.println("showpay: port %d is that of %s".formatted(route.port(), route.host()));
    }
    for (Thread gate : gates) {
      gate.join();
    }
    return 0;
  }

  /** Reads a route. */
  static final class RouteReader implements ITypeConverter<Route> {

    @Override
    public Route convert(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw new TypeConversionException(text + " is no HOST:PORT");
      }
      return new Route(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
  }
}
