package org.showpay.cat.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.counter.Counter;
import org.showpay.cat.counter.Counters;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.entry.PageSessions;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the open pages of a till that something has changed on its counter; each then asks what. No
 * more is pushed than the number of what is to be seen.
 */
@Controller
class EventsController {

  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Counters counters;
  private final PageSessions sessions;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  EventsController(Counters counters, PageSessions sessions) {
    this.counters = counters;
    this.sessions = sessions;
  }

  @GetMapping(
      path = {"/cashier/events", "/customer/events"},
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @AuthenticationPrincipal PageSession session,
      @RequestParam long seen,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
    Watch watch = new Watch(session, last == null ? seen : last);
    watches.add(watch);
    watch.thread.start();
    return watch.emitter;
  }

  /** An open stream would keep the service from stopping. */
  @EventListener
  void stop(ContextClosedEvent closing) {
    watches.forEach(Watch::end);
  }

  private final class Watch implements Runnable {

    private final PageSession session;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final Thread thread;
    private long seen;

    Watch(PageSession session, long seen) {
      this.session = session;
      this.seen = seen;
      this.thread = Thread.ofVirtual().name("watch-" + session.till()).unstarted(this);
      emitter.onCompletion(thread::interrupt);
      emitter.onTimeout(this::end);
      emitter.onError(e -> thread.interrupt());
    }

    void end() {
      emitter.complete();
      thread.interrupt();
    }

    @Override
    public void run() {
      try {
        watch();
      } catch (IOException | IllegalStateException gone) {
        // The page is closed: it asks again when it is opened.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        watches.remove(this);
        emitter.complete();
      }
    }

    private void watch() throws IOException, InterruptedException {
      Counter counter = counters.at(session.till());
      while (sessions.isOpen(session)) {
        long now = counter.await(seen, SILENCE);
        emitter.send(
            now == seen
                ? SseEmitter.event().comment("")
                : SseEmitter.event().id(Long.toString(now)).name("changed").data(now));
        seen = now;
      }
    }
  }
}
