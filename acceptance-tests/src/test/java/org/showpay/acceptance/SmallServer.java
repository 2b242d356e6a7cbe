package org.showpay.acceptance;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Somebody to be called in a test, at a free port. */
public final class SmallServer {

  private SmallServer() {}

  /** Starts one that answers each request like this, and ends the exchange. */
  public static HttpServer answering(HttpHandler answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.handle(exchange);
          }
        });
    server.start();
    return server;
  }
}
