package org.showpay.acceptance.fuzz.answer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
   * @throws IOException when there is none in a minute, or only half of one by then
   */
  public Reply send(Shot shot) throws IOException, InterruptedException {
    URI base = addresses.apply(shot.operation().service());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + shot.line().address()));
    shot.headers().forEach(it -> request.header(it.name(), it.value()));
    byte[] content = shot.content().getBytes(StandardCharsets.UTF_8);
    request.method(
        shot.line().method(),
        content.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(content));
    HttpResponse<byte[]> answer = whole(http.sendAsync(request.build(), Sender::reader));
    return new Reply(
        answer.statusCode(), answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** What is told on and on has no end to wait for. */
  private static HttpResponse.BodySubscriber<byte[]> reader(HttpResponse.ResponseInfo head) {
    boolean endless = head.headers().firstValue("Content-Type").orElse("").startsWith(STREAM);
    return new Beginning(endless ? 0 : MOST);
  }

  private static HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no whole answer in " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      answer.cancel(true);
    }
  }
}
