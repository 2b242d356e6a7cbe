package org.showpay.acceptance.fuzz.answer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.showpay.acceptance.fuzz.shot.Shot;
import org.showpay.contracts.trust.ServiceName;

/** Sends requests as they are, and reads what comes back. */
public final class Sender {

  /** A till waits 43 s for a decision; whoever has no answer then has none. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** No answer of ours is longer; what is read no further is judged as it is. */
  private static final int MOST = 8 << 20;

  private static final String STREAM = "text/event-stream";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Function<ServiceName, URI> addresses;

  public Sender(Function<ServiceName, URI> addresses) {
    this.addresses = addresses;
  }

  /**
   * The answer to a request.
   *
   * @throws IOException when there is none in a minute, or only half of one
   */
  public Reply send(Shot shot) throws IOException, InterruptedException {
    URI base = addresses.apply(shot.operation().service());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + shot.line().address())).timeout(PATIENCE);
    shot.headers().forEach(it -> request.header(it.name(), it.value()));
    byte[] content = shot.content().getBytes(StandardCharsets.UTF_8);
    request.method(
        shot.line().method(),
        content.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(content));
    long from = System.nanoTime();
    HttpResponse<InputStream> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      boolean endless = answer.headers().firstValue("Content-Type").orElse("").startsWith(STREAM);
      byte[] read = endless ? new byte[0] : body.readNBytes(MOST);
      return new Reply(
          answer.statusCode(),
          answer.headers(),
          new String(read, StandardCharsets.UTF_8),
          Duration.ofNanos(System.nanoTime() - from));
    }
  }
}
