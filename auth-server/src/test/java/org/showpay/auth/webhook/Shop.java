package org.showpay.auth.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant's server that takes webhooks as each test wants it to. */
public final class Shop implements AutoCloseable {

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Map<String, String> answerHeaders = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch silence = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean silent;

  /** Opens it at a free port. */
  public Shop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** What came in. */
  public record Message(HttpHeaders headers, String body) {

    /** Its webhook-id. */
    public String id() {
      return header("webhook-id");
    }

    /** One of its headers. */
    public String header(String name) {
      return headers.firstValue(name).orElseThrow();
    }
  }

  /** Where it is told. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** All that came in, oldest first. */
  public List<Message> messages() {
    return messages;
  }

  /** From now on it answers so. */
  public void answers(int newStatus, String... headers) {
    status = newStatus;
    for (int i = 0; i < headers.length; i += 2) {
      answerHeaders.put(headers[i], headers[i + 1]);
    }
  }

  /** It fails so often before it does well. */
  public void failsFirst(int times) {
    failures.set(times);
  }

  /** It takes messages and says nothing. */
  public void fallsSilent() {
    silent = true;
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    messages.add(
        new Message(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
    if (silent) {
      try {
        silence.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    answerHeaders.forEach(exchange.getResponseHeaders()::add);
    int answer = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 500 : status;
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
  }
}
