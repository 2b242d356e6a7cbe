package org.showpay.auth.screen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells the pages of a payment screen that there is something new to be seen; each then asks what.
 * Any instance may have decided it, so the rows are looked at again and again, by primary keys. A
 * page that gets no stream asks by itself every few seconds.
 */
@Controller
class EventsController implements SmartLifecycle {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final int LOOKS_BETWEEN_HEARTBEATS = 25;
  private static final int STREAMS = 2_000;
  private static final int STREAMS_OF_A_SCREEN = 4;
  private static final String HEARTBEAT = ":\n\n";

  private final Screens screens;
  private final Semaphore streams = new Semaphore(STREAMS);
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
  private volatile boolean running;

  EventsController(Screens screens) {
    this.screens = screens;
  }

  /** Holds the request's own virtual thread. */
  @GetMapping("/pay/{secret}/events")
  void events(
      @PathVariable String secret,
      @RequestParam long seen,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
      HttpServletResponse response)
      throws IOException {
    screens.at(secret);
    if (!streams.tryAcquire()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    int mine = open.merge(secret, 1, Integer::sum);
    try {
      if (mine > STREAMS_OF_A_SCREEN) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return;
      }
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      tell(secret, last == null ? seen : last, response.getOutputStream());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      open.computeIfPresent(secret, (screen, count) -> count == 1 ? null : count - 1);
      streams.release();
    }
  }

  private void tell(String secret, long told, OutputStream out)
      throws IOException, InterruptedException {
    write("retry: 2000\n" + HEARTBEAT, out);
    long end = System.nanoTime() + LIFE.toNanos();
    long seen = told;
    int silent = 0;
    while (running && System.nanoTime() < end) {
      long now = screens.at(secret).version();
      if (now > seen) {
        write("event: changed\nid: " + now + "\ndata: " + now + "\n\n", out);
        seen = now;
        silent = 0;
      } else if (++silent % LOOKS_BETWEEN_HEARTBEATS == 0) {
        write(HEARTBEAT, out);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server stops, which waits for the requests that are held open. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
