package org.showpay.stack.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Which instances say that they are ready, as of the last look. One that says no, or nothing, comes
 * last and is not left out: where all say no, each still answers for itself.
 */
final class Readiness implements Instances {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Instances all;
  private final HttpClient line = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** By address; who was never asked is taken to be ready. */
  private volatile Map<InetSocketAddress, Boolean> ready = Map.of();

  Readiness(Instances all) {
    this.all = all;
  }

  @Override
  public List<InetSocketAddress> now() throws IOException {
    return all.now();
  }

  /** The same addresses in the same order, but those that are ready first. */
  List<InetSocketAddress> readyFirst(List<InetSocketAddress> addresses) {
    Map<InetSocketAddress, Boolean> known = ready;
    return addresses.stream()
        .sorted(Comparator.comparing(address -> !known.getOrDefault(address, true)))
        .toList();
  }

  /** Looks each second, as long as the program runs. */
  void keepLooking() {
    while (!Thread.currentThread().isInterrupted()) {
      look();
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  /** Asks every instance, all at once. */
  void look() {
    Map<InetSocketAddress, Boolean> seen = new ConcurrentHashMap<>();
    try (ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
      for (InetSocketAddress address : all.now()) {
        questions.execute(() -> seen.put(address, saysYes(address)));
      }
    } catch (IOException noSuchName) {
      // None of them runs: there is nobody to come last.
    }
    ready = Map.copyOf(seen);
  }

  private boolean saysYes(InetSocketAddress address) {
    URI question =
        URI.create(
            "http://%s:%d/actuator/health/readiness"
                .formatted(address.getAddress().getHostAddress(), address.getPort()));
    try {
      HttpRequest request = HttpRequest.newBuilder(question).timeout(PATIENCE).build();
      return line.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException silent) {
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
