package org.showpay.auth.screen.news;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.checkout.Checkout.Look;
import org.showpay.auth.checkout.CheckoutDesk;
import org.showpay.auth.screen.Screen;
import org.showpay.contracts.checkout.CheckoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells the pages of a payment screen that there is something new to be seen; each then asks what.
 * Any instance may have decided it, so the rows are looked at again and again: by one query for all
 * streams, which moves nothing. A page that gets no stream asks by itself every few seconds.
 */
@Controller
class EventsController implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
  private static final int STREAMS = 200;
  private static final int STREAMS_OF_A_SCREEN = 4;

  private final CheckoutDesk desk;
  private final Set<ScreenStream> streams = new HashSet<>();
  private volatile boolean running;

  EventsController(CheckoutDesk desk) {
    this.desk = desk;
  }

  /** Holds the request's own virtual thread. A browser that is answered 204 asks no more. */
  @GetMapping("/pay/{secret}/events")
  void events(
      @PathVariable String secret,
      @RequestParam long seen,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
      HttpServletResponse response)
      throws IOException {
    Look now = desk.look(secret);
    long told = last == null ? seen : last;
    if (now.isOver() && Screen.version(now) <= told) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    ScreenStream stream = new ScreenStream(now);
    if (!open(stream)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      stream.run(told, response.getOutputStream());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      close(stream);
    }
  }

  private boolean open(ScreenStream stream) {
    synchronized (streams) {
      long ofScreen =
          streams.stream().filter(other -> other.session().equals(stream.session())).count();
      return running
          && streams.size() < STREAMS
          && ofScreen < STREAMS_OF_A_SCREEN
          && streams.add(stream);
    }
  }

  private void close(ScreenStream stream) {
    synchronized (streams) {
      streams.remove(stream);
    }
  }

  private List<ScreenStream> streams() {
    synchronized (streams) {
      return List.copyOf(streams);
    }
  }

  private void watch() {
    try {
      while (running) {
        Thread.sleep(BETWEEN_LOOKS);
        look(streams());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away for a while ends no stream. */
  private void look(List<ScreenStream> open) {
    if (open.isEmpty()) {
      return;
    }
    try {
      Set<CheckoutId> sessions =
          open.stream().map(ScreenStream::session).collect(Collectors.toSet());
      for (Look now : desk.looks(sessions)) {
        open.stream()
            .filter(stream -> stream.session().equals(now.session()))
            .forEach(stream -> stream.see(now));
      }
    } catch (RuntimeException e) {
      LOG.warn("Payment screens cannot be looked at: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("payment-screens").start(this::watch);
  }

  /** Before the web server stops, which waits for the requests that are held open. */
  @Override
  public void stop() {
    running = false;
    streams().forEach(ScreenStream::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
