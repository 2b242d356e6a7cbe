package org.showpay.mobile.page;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.PageSessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open page that something has happened to its payments; the page then asks what. One
 * stream for each session: a newer page takes it over.
 */
@Controller
class EventsController {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Account account;
  private final PageSessions sessions;
  private final Duration pause;
  private final Map<PageSession, Watch> watches = new ConcurrentHashMap<>();

  EventsController(
      Account account, PageSessions sessions, @Value("${showpay.watch-every:1s}") Duration pause) {
    this.account = account;
    this.sessions = sessions;
    this.pause = pause;
  }

  @GetMapping(path = "/phones/{phone}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@AuthenticationPrincipal PageSession session) {
    Watch watch = new Watch(session);
    Watch earlier = watches.put(session, watch);
    if (earlier != null) {
      earlier.end();
    }
    Thread.ofVirtual().name("watch-" + session.phone()).start(watch);
    return watch.emitter;
  }

  /** An open stream would keep the service from stopping. */
  @EventListener
  void stop(ContextClosedEvent closing) {
    watches.values().forEach(Watch::end);
  }

  private final class Watch implements Runnable {

    private final PageSession session;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final CountDownLatch over = new CountDownLatch(1);

    Watch(PageSession session) {
      this.session = session;
      emitter.onCompletion(over::countDown);
      emitter.onTimeout(this::end);
      emitter.onError(e -> over.countDown());
    }

    void end() {
      over.countDown();
      emitter.complete();
    }

    @Override
    public void run() {
      try {
        watch();
      } catch (IOException | IllegalStateException | ProblemException gone) {
        // The page is closed, or its session is over: it asks again, or signs in.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        watches.remove(session, this);
        end();
      }
    }

    private void watch() throws IOException, InterruptedException {
      List<OwnPayment> seen = List.of();
      boolean first = true;
      do {
        List<OwnPayment> now = account.payments(session.holder());
        if (first || !now.equals(seen)) {
          emitter.send(SseEmitter.event().name("changed").data("-"));
        }
        first = false;
        seen = now;
      } while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS) && sessions.isOpen(session));
    }
  }
}
