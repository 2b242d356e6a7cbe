package org.showpay.stack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.process.Child;

/** Waits until a service says that it can take requests. */
final class Readiness {

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(150);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_WITHIN)
          .build();

  /**
   * Returns as soon as the service is ready, with the time that this took.
   *
   * @throws StackFailure when it ends instead, or is not ready in time
   */
  Duration await(Child child, URI readiness, Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    while (!isReady(readiness)) {
      if (child.endsWithin(BETWEEN_QUESTIONS)) {
        throw StackFailure.whileStarting(child.obituary());
      }
      if (System.nanoTime() - start > patience.toNanos()) {
        throw StackFailure.whileStarting(
            "%s is not ready after %d s: %s"
                .formatted(child.name(), patience.toSeconds(), child.lastWords()));
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean isReady(URI readiness) throws InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(readiness).timeout(ANSWER_WITHIN).build();
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notListening) {
      return false;
    }
  }
}
