package org.showpay.acceptance.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.SmallServer;

/** What the proxy does to HTTP, on real sockets. */
class FaultProxyTest {

  private static final Link LINK = new Link("caller", "callee");
  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final String SAID = "approved ".repeat(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final AtomicReference<FaultPlan> plan = new AtomicReference<>(FaultPlan.NONE);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server =
        SmallServer.answering(exchange -> {
          arrived.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = SAID.getBytes(StandardCharsets.UTF_8);
          // Without a length it is sent in chunks.
          boolean chunks = exchange.getRequestURI().getPath().endsWith("chunks");
          exchange.sendResponseHeaders(200, chunks ? 0 : answer.length);
          exchange.getResponseBody().write(answer);
        });
    proxy = FaultProxy.http(LINK, server.getAddress().getPort(), e -> plan.get().faultFor(e));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void passesOnWhatNothingStrikes() throws Exception {
    assertThat(ask("/plain", "one")).isEqualTo(SAID);
    assertThat(ask("/chunks", "two")).isEqualTo(SAID);
    assertThat(arrived).containsExactly("one", "two");
  }

  @Test
  void anyNumberOfExchangesMayEndAtOnce() throws InterruptedException {
    Callable<Integer> ends =
        () -> {
          IntStream.range(0, 50_000).forEach(i -> proxy.passed());
          return 50_000;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> ended : threads.invokeAll(Collections.nCopies(4, ends))) {
        assertThat(ended).succeedsWithin(PATIENCE);
      }
    }
  }

  @Test
  void refusesBeforeAByteWasPassedOn() {
    strike(new Fault.Refuse());
    assertThatThrownBy(() -> ask("/a", "one")).isInstanceOf(IOException.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void swallowsAQuestionUntilItsCallerGivesUp() {
    strike(new Fault.BlackHole());
    assertThatThrownBy(() -> ask("/a", "one", Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void cutsAnAnswerAtEveryByteAndNeverLetsAllOfItThrough() {
    for (int bytes : IntStream.of(0, 1, 17, 60, 5000).toArray()) {
      arrived.clear();
      strike(new Fault.CutAnswer(bytes));
      assertThatThrownBy(() -> ask("/a", "one")).isInstanceOf(IOException.class);
      assertThat(arrived).containsExactly("one");
    }
  }

  @Test
  void deliversAQuestionTwiceAndAnswersItOnce() throws Exception {
    strike(new Fault.Duplicate());
    assertThat(ask("/a", "one")).isEqualTo(SAID);
    assertThat(arrived).containsExactly("one", "one");
  }

  @Test
  void deliversAQuestionWhoseCallerHasGone() throws Exception {
    Gate gate = new Gate(PATIENCE);
    strike(new Fault.HoldQuestion(gate));
    assertThatThrownBy(() -> ask("/a", "late", Duration.ofSeconds(2)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(arrived).isEmpty();
    gate.open();
    ask("/a", "later");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!arrived.contains("late") && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(arrived).contains("late");
  }

  @Test
  void holdsAnAnswerUntilItIsLetGo() throws Exception {
    Gate gate = new Gate(PATIENCE);
    strike(new Fault.HoldAnswer(gate));
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request("/a", "one", PATIENCE), HttpResponse.BodyHandlers.ofString());
    assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    gate.open();
    assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo(SAID);
  }

  @Test
  void letsTheNextQuestionOvertake() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    FaultPlan overtaken = named(new Fault.Overtaken());
    plan.set(e -> {
      Optional<Fault> fault = overtaken.faultFor(e);
      fault.ifPresent(it -> held.countDown());
      return fault;
    });
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(request("/a", "first", PATIENCE), HttpResponse.BodyHandlers.ofString());
    held.await();
    // Whoever is held counts exchanges from the moment at which it waits, so there may be two.
    while (!first.isDone()) {
      ask("/b", "second");
    }
    assertThat(arrived.indexOf("second")).isLessThan(arrived.indexOf("first"));
  }

  @Test
  void changesABitOfAnAnswer() throws Exception {
    strike(new Fault.Corrupt());
    assertThat(ask("/a", "one")).isNotEqualTo(SAID).hasSameSizeAs(SAID);
  }

  @Test
  void answersInTheCalleesPlace() throws Exception {
    strike(new Fault.Instead("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\ngone"));
    assertThat(ask("/a", "one")).isEqualTo("gone");
    assertThat(arrived).isEmpty();
    assertThat(ask("/a", "two")).isEqualTo(SAID);
  }

  @Test
  void changesAnAnswerOnItsWay() throws Exception {
    strike(new Fault.Change(answer -> answer.replace("approved", "declined")));
    assertThat(ask("/a", "one")).isEqualTo(SAID.replace("approved", "declined"));
    assertThat(arrived).containsExactly("one");
  }

  @Test
  void tricklesAnAnswer() throws Exception {
    strike(new Fault.Slow(1000));
    long from = System.nanoTime();
    assertThat(ask("/a", "one")).isEqualTo(SAID);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  void doesADeedBeforeAQuestionOrAfterItsAnswerAndTellsTheCallerNothing() {
    List<Integer> arrivedAtDeed = new CopyOnWriteArrayList<>();
    strike(new Fault.Before(() -> arrivedAtDeed.add(arrived.size())));
    assertThatThrownBy(() -> ask("/a", "one")).isInstanceOf(IOException.class);
    strike(new Fault.After(() -> arrivedAtDeed.add(arrived.size())));
    assertThatThrownBy(() -> ask("/a", "two")).isInstanceOf(IOException.class);
    assertThat(arrivedAtDeed).containsExactly(0, 1);
    assertThat(arrived).containsExactly("two");
  }

  @Test
  void strikesOnlyWhatIsAboutSomebody() throws Exception {
    plan.set(new NamedFault(LINK, "POST /a", Set.of(ID), new Fault.Refuse()));
    assertThat(ask("/a", "{\"payment\": \"pay_" + UUID.randomUUID() + "\"}")).isEqualTo(SAID);
    String about = "{\"payment\": \"pay_" + ID.toString().replace("-", "") + "\"}";
    assertThatThrownBy(() -> ask("/a", about)).isInstanceOf(IOException.class);
    assertThat(ask("/a", about)).isEqualTo(SAID);
  }

  @Test
  void strikesTheSameExchangesForTheSameSeed() {
    assertThat(struck(7)).isEqualTo(struck(7)).isNotEqualTo(struck(8)).contains(true, false);
  }

  private static List<Boolean> struck(long seed) {
    SeededFaults faults = new SeededFaults(seed, 300, List.of(random -> new Fault.Refuse()));
    faults.switchOn(true);
    return IntStream.range(0, 50)
        .mapToObj(i -> faults.faultFor(new Exchange(LINK, "GET /", "")).isPresent())
        .toList();
  }

  private void strike(Fault fault) {
    plan.set(named(fault));
  }

  private static FaultPlan named(Fault fault) {
    return new NamedFault(LINK, "", Set.of(), fault);
  }

  private String ask(String path, String body) throws Exception {
    return ask(path, body, PATIENCE);
  }

  private String ask(String path, String body, Duration patience) throws Exception {
    return http.send(request(path, body, patience), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String path, String body, Duration patience) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + proxy.port() + path))
        .timeout(patience)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
