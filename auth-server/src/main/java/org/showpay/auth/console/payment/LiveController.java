package org.showpay.auth.console.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells open pages that some payment has moved; each then asks what is to be seen. Any instance may
 * have moved it, so the rows are looked at once a second. A stream carries nothing but that there
 * is news, and ends after two minutes: the browser comes again, and is asked who it is.
 */
@Controller
class LiveController implements SmartLifecycle {

  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LOOKS_OF_SILENCE = 10;
  private static final int STREAMS = 40;

  private final PaymentSearch search;
  private final Semaphore streams = new Semaphore(STREAMS);
  private volatile boolean running;

  LiveController(PaymentSearch search) {
    this.search = search;
  }

  /** Holds the request's own virtual thread. Who gets no stream asks by itself. */
  @GetMapping("/console/payments/live")
  void live(HttpServletResponse response) throws IOException {
    if (!streams.tryAcquire()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      tell(response.getOutputStream());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      streams.release();
    }
  }

  private void tell(OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIFE.toNanos();
    String seen = search.version();
    write("retry: 3000\nevent: news\ndata: " + seen + "\n\n", out);
    int silent = 0;
    while (running && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      String now = search.version();
      silent = now.equals(seen) ? silent + 1 : 0;
      if (!now.equals(seen)) {
        write("event: news\ndata: " + now + "\n\n", out);
      } else if (silent % LOOKS_OF_SILENCE == 0) {
        write(":\n\n", out);
      }
      seen = now;
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
