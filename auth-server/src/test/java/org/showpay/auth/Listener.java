package org.showpay.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A till that listens to its server-sent events over a connection of its own. */
public final class Listener implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicInteger heartbeats = new AtomicInteger();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable String position;

  private Listener() {}

  /**
   * An event as it arrived.
   *
   * @param id the position from which a till goes on that has got this far
   */
  public record Event(String state, String data, String id) {}

  /** Listens from now on, or from a position; returns once the stream has begun. */
  public static Listener of(Environment environment, String apiKey, @Nullable String since)
      throws Exception {
    Listener listener = new Listener();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + environment.getRequiredProperty("local.server.port")
                        + "/v1/terminals/self/events"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + apiKey);
    if (since != null) {
      request.header("Last-Event-ID", since);
    }
    listener.listen(request.build());
    return listener;
  }

  private void listen(HttpRequest request) throws Exception {
    Thread.ofVirtual().start(() -> read(request));
    if (!listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The stream does not begin");
    }
  }

  private void read(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        read(lines);
      }
    } catch (IOException | InterruptedException hungUp) {
      // The test is done with it, or the other side is.
    } finally {
      ended.countDown();
    }
  }

  private void read(BufferedReader lines) throws IOException {
    String state = "";
    String data = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(":")) {
        heartbeats.incrementAndGet();
      } else if (line.startsWith("event: ")) {
        state = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.startsWith("id: ")) {
        position = line.substring(4);
      } else if (line.isEmpty() && !data.isEmpty()) {
        events.add(new Event(state, data, Objects.requireNonNullElse(position, "")));
        data = "";
      }
      if (line.isEmpty() && position != null) {
        listening.countDown();
      }
    }
  }

  /** The next event, waited for. */
  public Event next() throws InterruptedException {
    Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("Nothing more is told");
    }
    return event;
  }

  /** Where it would go on. */
  public String position() {
    return Objects.requireNonNull(position, "nothing was told");
  }

  /** How often the other side has shown that it is still there. */
  public int heartbeats() {
    return heartbeats.get();
  }

  /** True once the other side has ended the stream. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Hangs up. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
