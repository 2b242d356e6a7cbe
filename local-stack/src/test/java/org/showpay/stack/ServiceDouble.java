package org.showpay.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A process that stands in for a service: it says that it is ready, or dies when told to. */
public final class ServiceDouble {

  /** The variable that tells a double how to behave. */
  public static final String BEHAVIOUR = "DOUBLE";

  private ServiceDouble() {}

  /** Runs until it is ended from outside. */
  public static void main(String[] arguments) throws IOException {
    String behaviour = System.getenv().getOrDefault(BEHAVIOUR, "serves");
    PrintStream console = System.out;
    System.getenv().forEach((name, value) -> console.println(name + "=" + value));
    if (behaviour.equals("dies")) {
      console.println("Description:\n\nThe vault's key is missing.\n\nAction:\n\nGive it one.");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv().getOrDefault("SERVER_PORT", "0"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
