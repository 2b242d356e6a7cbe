package org.showpay.auth;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi.Fault;
import tools.jackson.databind.json.JsonMapper;

/** The fault plan of a card company, behind the adapter. */
final class FakeFaults {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Fault> plan = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  List<Fault> plan() {
    return List.copyOf(plan);
  }

  /** Whether it does what it is asked to and answers that it knows nothing. */
  void fallsSilent(boolean now) {
    silent = now;
  }

  static boolean isAsked(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().contains("/faults");
  }

  void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "GET" -> send(exchange, 200, JSON.writeValueAsString(plan));
      case "POST" -> {
        FaultRule rule = JSON.readValue(exchange.getRequestBody(), FaultRule.class);
        plan.add(new Fault(FaultId.next(), rule, 0, 0, Instant.EPOCH));
        send(exchange, silent ? 503 : 201, JSON.writeValueAsString(plan.getLast()));
      }
      default -> {
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean removed = plan.removeIf(fault -> fault.id().toString().equals(id));
        send(exchange, removed ? 204 : 404, removed ? "" : "{\"code\":\"FAULT_UNKNOWN\"}");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
