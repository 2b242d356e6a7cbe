package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.PaymentId;

/**
 * Payments whose tills were not told what became of them. A till asks, and so it is done here,
 * after the load: the service decides each within a minute.
 */
final class Unanswered {

  private static final int OK = 200;
  private static final int NEVER_WRITTEN = 404;
  private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

  private final URI authServer;
  private final ConcurrentLinkedQueue<Open> open = new ConcurrentLinkedQueue<>();

  Unanswered(URI authServer) {
    this.authServer = authServer;
  }

  private record Open(ApiKey till, PaymentId payment) {}

  void add(ApiKey till, PaymentId payment) {
    open.add(new Open(till, payment));
  }

  int size() {
    return open.size();
  }

  /**
   * Asks about each.
   *
   * @return how many were approved after all
   * @throws IOException when one is not decided in time
   */
  long approvals() throws IOException, InterruptedException {
    long end = System.nanoTime() + DECIDED_WITHIN.toNanos();
    long approvals = 0;
    for (Open asked = open.poll(); asked != null; asked = open.poll()) {
      String state = outcome(asked);
      while (!isDecided(state)) {
        if (System.nanoTime() > end) {
          throw new IOException("VOID: " + asked.payment() + " is not decided: " + state);
        }
        Thread.sleep(BETWEEN_QUESTIONS);
        state = outcome(asked);
      }
      approvals += state.contains("\"state\":\"APPROVED\"") ? 1 : 0;
    }
    return approvals;
  }

  private String outcome(Open asked) throws IOException {
    try (TillLine line = new TillLine(authServer, asked.till())) {
      TillLine.Answer answer = line.outcome(asked.payment());
      return answer.status() == NEVER_WRITTEN
          ? "\"state\":\"DECLINED\""
          : answer.status() == OK ? answer.body() : "status " + answer.status();
    }
  }

  private static boolean isDecided(String state) {
    return state.contains("\"state\":\"APPROVED\"")
        || state.contains("\"state\":\"DECLINED\"")
        || state.contains("\"state\":\"REVERSED\"");
  }
}
