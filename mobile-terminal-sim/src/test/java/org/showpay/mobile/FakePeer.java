package org.showpay.mobile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service that phones call, played over real HTTP. */
class FakePeer implements AutoCloseable {

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Function<Question, Answer>> habits = new ConcurrentHashMap<>();
  private final Map<String, Queue<Answer>> next = new ConcurrentHashMap<>();
  private final List<Question> questions = new CopyOnWriteArrayList<>();

  FakePeer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** A request as it arrived. */
  record Question(String route, @Nullable String bearer, String body) {

    <T> T as(Class<T> type) {
      return JsonMapper.shared().readValue(body, type);
    }
  }

  final String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** How a route is answered when nothing else was said. */
  final void usually(String route, Function<Question, Answer> habit) {
    habits.put(route, habit);
  }

  /** How a route is answered the next times; the first of these answers comes first. */
  final void next(String route, Answer... answers) {
    next.computeIfAbsent(route, name -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
  }

  /** What came to a route, oldest first. */
  final List<Question> questions(String route) {
    return questions.stream().filter(question -> question.route().equals(route)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Question question = read(exchange);
    questions.add(question);
    switch (answerTo(question)) {
      case Answer.Says says -> write(exchange, says);
      case Answer.Nothing _ -> hang(exchange);
    }
  }

  private Answer answerTo(Question question) {
    Queue<Answer> told = next.get(question.route());
    Answer answer = told == null ? null : told.poll();
    return answer == null ? habitOf(question.route()).apply(question) : answer;
  }

  /** A habit may be for all routes that differ in an id only; then a star is in its place. */
  private Function<Question, Answer> habitOf(String route) {
    Function<Question, Answer> exact = habits.get(route);
    Function<Question, Answer> habit =
        exact == null ? habits.get(route.replaceAll("/[a-z]+_[0-9a-f]{32}", "/*")) : exact;
    return Objects.requireNonNull(habit == null ? habitOfFolder(route) : habit, route);
  }

  private @Nullable Function<Question, Answer> habitOfFolder(String route) {
    return habits.get(route.substring(0, route.lastIndexOf('/')) + "/*");
  }

  /** Headers of every answer. */
  Map<String, String> headers() {
    return Map.of("Content-Type", "application/json");
  }

  private static Question read(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    return new Question(
        exchange.getRequestMethod() + ' ' + exchange.getRequestURI(),
        bearer,
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  private void write(HttpExchange exchange, Answer.Says says) throws IOException {
    byte[] body = says.body().getBytes(UTF_8);
    headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(says.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void hang(HttpExchange exchange) {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Override
  public final void close() {
    closing.countDown();
    server.stop(0);
  }
}
