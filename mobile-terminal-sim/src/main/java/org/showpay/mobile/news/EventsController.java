package org.showpay.mobile.news;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the open pages of a session that something has happened to their payments; a page then asks
 * what. A session has a few streams, one for each open tab: one too many ends the oldest.
 */
@Controller
class EventsController {

  private static final int TABS = 4;

  private final Account account;
  private final PageSessions sessions;
  private final Duration pause;
  private final Map<PageSession, Deque<Watch>> watches = new ConcurrentHashMap<>();

  EventsController(
      Account account, PageSessions sessions, @Value("${showpay.watch-every:1s}") Duration pause) {
    this.account = account;
    this.sessions = sessions;
    this.pause = pause;
  }

  @GetMapping(path = "/phones/{phone}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Seen seen) {
    Watch watch =
        new Watch(
            () -> sessions.isOpen(session) ? account.payments(session.holder()) : null,
            seen,
            pause);
    begin(session, watch);
    Thread.ofVirtual()
        .name("watch-" + session.phone())
        .start(() -> {
          try {
            watch.run();
          } finally {
            end(session, watch);
          }
        });
    return watch.emitter();
  }

  private void begin(PageSession session, Watch watch) {
    watches.compute(
        session,
        (same, open) -> {
          Deque<Watch> now = open == null ? new ArrayDeque<>() : open;
          now.addLast(watch);
          if (now.size() > TABS) {
            now.removeFirst().end();
          }
          return now;
        });
  }

  private void end(PageSession session, Watch watch) {
    watches.computeIfPresent(
        session,
        (same, open) -> {
          open.remove(watch);
          return open.isEmpty() ? null : open;
        });
  }

  /** An open stream would keep the service from stopping. */
  @EventListener
  void stop(ContextClosedEvent closing) {
    watches.values().stream().flatMap(open -> List.copyOf(open).stream()).forEach(Watch::end);
  }
}
