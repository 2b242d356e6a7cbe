package org.showpay.benchmarks.payment;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;

/** Tills that charge consumers by their codes, each on a connection of its own. */
public final class Load {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final double NANOS = 1_000_000_000;

  private final URI authServer;
  private final List<ApiKey> tills;
  private final ConcurrentLinkedQueue<PayCode> codes = new ConcurrentLinkedQueue<>();
  private final AtomicLong orders = new AtomicLong();

  private final Unanswered unanswered;

  private volatile PaymentId last = PaymentId.next();

  Load(URI authServer, List<ApiKey> tills) {
    this.authServer = authServer;
    this.tills = List.copyOf(tills);
    this.unanswered = new Unanswered(authServer);
  }

  /** The payments whose tills were not told what became of them. */
  Unanswered unanswered() {
    return unanswered;
  }

  /** Only these can be paid with from now on. */
  void show(List<PayCode> live) {
    codes.clear();
    codes.addAll(live);
  }

  /** How a load went: what came of it, and in how many seconds. */
  public record Run(Latencies latencies, double seconds) {

    /** Approvals; nothing else counts. */
    public double perSecond() {
      return latencies.approvals() / seconds;
    }
  }

  /** Each client sends its next payment when it has the answer to the last. */
  Run closed(int clients, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    return run(
        clients,
        (till, line, latencies) -> {
          while (System.nanoTime() < end && pay(till, line, latencies, System.nanoTime())) {
            // The next.
          }
        });
  }

  /**
   * Payments come at their times whether or not others have been answered; where no client is free,
   * the waiting counts.
   */
  Run open(int clients, double perSecond, Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    AtomicLong arrivals = new AtomicLong();
    long all = Math.round(perSecond * time.toNanos() / NANOS);
    return run(
        clients,
        (till, line, latencies) -> {
          for (long n = arrivals.getAndIncrement(); n < all; n = arrivals.getAndIncrement()) {
            long due = begin + Math.round(n * NANOS / perSecond);
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
              LockSupport.parkNanos(due - now);
            }
            if (!pay(till, line, latencies, due)) {
              return;
            }
          }
        });
  }

  /** One payment. */
  Latencies one() throws InterruptedException {
    return run(
            1,
            (till, line, latencies) -> {
              pay(till, line, latencies, System.nanoTime());
              if (latencies.failures() > 0) {
                throw new IOException(latencies.firstFailure());
              }
            })
        .latencies();
  }

  /** The payment that was sent last. */
  PaymentId last() {
    return last;
  }

  /** What a till asks for besides, of its last payment. */
  void ask() throws IOException {
    try (TillLine line = new TillLine(authServer, tills.getFirst())) {
      for (String question :
          List.of("/" + last, "/" + last + "/operations", "?orderId=P-1", "?state=APPROVED", "")) {
        TillLine.Answer answer = line.look(question);
        if (answer.status() != OK) {
          throw new IOException(question + ": " + answer.status() + " " + answer.body());
        }
      }
    }
  }

  /** What a till does on its line. */
  private interface Client {
    void work(ApiKey till, TillLine line, Latencies latencies) throws IOException;
  }

  private Run run(int clients, Client client) throws InterruptedException {
    Latencies latencies = new Latencies();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      ApiKey till = tills.get(i % tills.size());
      threads.add(Thread.ofVirtual().start(() -> stand(till, client, latencies)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Run(latencies, (System.nanoTime() - begin) / NANOS);
  }

  private void stand(ApiKey till, Client client, Latencies latencies) {
    try (TillLine line = new TillLine(authServer, till)) {
      client.work(till, line, latencies);
    } catch (IOException e) {
      latencies.failed(e.toString());
    }
  }

  /** False when there are no codes left. */
  private boolean pay(ApiKey till, TillLine line, Latencies latencies, long since)
      throws IOException {
    @Nullable PayCode code = codes.poll();
    if (code == null) {
      latencies.failed("no codes are left");
      return false;
    }
    PaymentId payment = PaymentId.next();
    last = payment;
    TillLine.Answer answer;
    try {
      answer = line.ask(body(payment, code));
    } catch (IOException e) {
      unanswered.add(till, payment);
      throw e;
    }
    if (answer.status() == OK && answer.body().contains("\"state\":\"APPROVED\"")) {
      latencies.approved(System.nanoTime() - since);
    } else if (answer.status() == UNAVAILABLE
        && answer.saysWhenAgain()
        && answer.body().contains("TOO_MANY_PAYMENTS")) {
      latencies.shed();
    } else {
      latencies.failed(answer.status() + " " + answer.body());
      unanswered.add(till, payment);
    }
    return true;
  }

  private String body(PaymentId payment, PayCode code) {
    return """
    {"paymentId":"%s","orderId":"R-%d","payCode":"%s",\
    "amount":{"amount":12000,"currency":"KRW"}}\
    """
        .formatted(payment, orders.incrementAndGet(), code.reveal());
  }

  /**
   * Payments whose tills were not told what became of them. A till asks, and so it is done here,
   * after the load: the service decides each within a minute.
   */
  static final class Unanswered {

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
}
