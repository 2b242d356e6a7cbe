package org.showpay.mobile.news;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page: looks again and again, and says when what it sees is not what the page shows. */
final class Watch {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** A page that was closed is only found out by sending to it. */
  private static final int QUIET_ROUNDS = 15;

  private final Supplier<@Nullable List<OwnPayment>> payments;
  private final Duration pause;
  private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
  private final CountDownLatch over = new CountDownLatch(1);

  private @Nullable Seen seen;

  /** Looks at the payments; none at all when the session is over. */
  Watch(Supplier<@Nullable List<OwnPayment>> payments, @Nullable Seen seen, Duration pause) {
    this.payments = payments;
    this.seen = seen;
    this.pause = pause;
    emitter.onCompletion(over::countDown);
    emitter.onTimeout(this::end);
    emitter.onError(e -> over.countDown());
  }

  SseEmitter emitter() {
    return emitter;
  }

  void end() {
    over.countDown();
    emitter.complete();
  }

  void run() {
    try {
      watch();
    } catch (IOException | IllegalStateException | ProblemException gone) {
      // The page is closed, or its session is over: it asks again, or signs in.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void watch() throws IOException, InterruptedException {
    int quiet = 0;
    do {
      List<OwnPayment> now = payments.get();
      if (now == null) {
        return;
      }
      Seen latest = Seen.of(now);
      if (!latest.equals(seen)) {
        emitter.send(SseEmitter.event().name("changed").data("-"));
        quiet = 0;
      } else if (++quiet % QUIET_ROUNDS == 0) {
        emitter.send(SseEmitter.event().comment("-"));
      }
      seen = latest;
    } while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS));
  }
}
