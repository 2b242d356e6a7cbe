package org.showpay.auth.screen.news;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.showpay.auth.checkout.Checkout.Look;
import org.showpay.auth.screen.Screen;
import org.showpay.contracts.checkout.CheckoutId;

/** Tells one page when there is something new on its screen, until nothing more can come. */
final class ScreenStream {

  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final String SILENCE = ":\n\n";

  private final CheckoutId session;
  private Look look;
  private boolean cutOff;

  /** Begins with what there is. */
  ScreenStream(Look look) {
    this.session = look.session();
    this.look = look;
  }

  CheckoutId session() {
    return session;
  }

  /** Has this told, if it is new. */
  synchronized void see(Look now) {
    look = now;
    notifyAll();
  }

  /** Ends it though more may come: the page comes again. */
  synchronized void end() {
    cutOff = true;
    notifyAll();
  }

  void run(long told, OutputStream out) throws IOException, InterruptedException {
    write("retry: 2000\n" + SILENCE, out);
    long end = System.nanoTime() + LIFE.toNanos();
    long seen = told;
    while (System.nanoTime() < end) {
      Look now = after(seen);
      long version = Screen.version(now);
      write(
          version > seen
              ? "event: changed\nid: " + version + "\ndata: " + version + "\n\n"
              : SILENCE,
          out);
      seen = Math.max(seen, version);
      if (now.isOver() || isCutOff()) {
        return;
      }
    }
  }

  /** What there is once it is new, and in any case after a while. */
  private synchronized Look after(long seen) throws InterruptedException {
    long end = System.nanoTime() + HEARTBEAT.toNanos();
    while (!cutOff && Screen.version(look) <= seen) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return look;
  }

  private synchronized boolean isCutOff() {
    return cutOff;
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
