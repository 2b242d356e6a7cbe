package org.showpay.acceptance.crowd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server that is told of payments, and keeps the newest version of each. */
public final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NO_CONTENT = 204;

  private final HttpServer server;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Map<String, Told> newest = new ConcurrentHashMap<>();
  private final AtomicLong arrivals = new AtomicLong();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** Listens at a free port. */
  public static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/", receiver::hear);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return receiver;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The newest that it was told of each payment. */
  public Map<String, Told> newest() {
    return Map.copyOf(newest);
  }

  /** How many messages came, however often each. */
  public long arrivals() {
    return arrivals.get();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      arrivals.incrementAndGet();
      if (seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")))) {
        apply(JSON.readTree(body).path("data"));
      }
      exchange.sendResponseHeaders(NO_CONTENT, -1);
    }
  }

  private void apply(JsonNode data) {
    if (data.has("paymentId")) {
      Told told = new Told(data.path("state").asString(), data.path("version").asInt());
      newest.merge(
          data.path("paymentId").asString(),
          told,
          (had, came) -> had.version() >= came.version() ? had : came);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What a payment was in a version. */
  public record Told(String state, int version) {}
}
