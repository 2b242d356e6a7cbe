package org.showpay.auth.till;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.till.Decisions.Decision;
import org.showpay.auth.till.Decisions.News;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells one till, for as long as it listens, how its payments are decided. It ends after a while,
 * so that every till asks again now and then with a key that is still good.
 */
final class TillStream implements HeldRequests.Held {

  private static final int MOST_WAITING = 256;
  private static final String RETRY = "retry: 1000\n";
  private static final String HEARTBEAT = ":\n\n";

  private final JsonMapper json;
  private final Pace pace;
  private final BlockingQueue<News> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile boolean over;

  TillStream(JsonMapper json, Pace pace) {
    this.json = json;
    this.pace = pace;
  }

  /**
   * How long a stream is.
   *
   * @param heartbeat after so much silence something is sent, so that both sides notice a dead line
   * @param life after it the till comes again
   */
  record Pace(Duration heartbeat, Duration life) {}

  /** Has this told soon. A till that reads too slowly is cut off, and comes again for the rest. */
  void hear(News news) {
    if (!waiting.offer(news)) {
      over = true;
    }
  }

  /** Ends the stream; the till comes again with the position that it has. */
  @Override
  public void end() {
    over = true;
    waiting.offer(News.none(new Position(0, List.of())));
  }

  /**
   * Writes where the till begins, so that it never is without a position; then what it has missed,
   * and then what there is to hear, until it ends.
   */
  void run(Position from, News missed, OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + pace.life().toNanos();
    write(RETRY + text(News.none(from)), out);
    if (!missed.decisions().isEmpty()) {
      write(text(missed), out);
    }
    Position position = missed.upTo();
    while (!over && System.nanoTime() < end) {
      News heard = waiting.poll(pace.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
      News news = heard == null ? News.none(position) : heard.after(position);
      if (heard == null) {
        write(HEARTBEAT, out);
      } else if (!news.decisions().isEmpty()) {
        write(text(news), out);
        position = news.upTo();
      }
    }
  }

  /** Only the last event moves the position: a till that hears but some of them hears all again. */
  private String text(News news) {
    StringBuilder text = new StringBuilder();
    Iterator<Decision> decisions = news.decisions().iterator();
    while (decisions.hasNext()) {
      Payment payment = decisions.next().payment();
      text.append("event: ").append(payment.state()).append('\n');
      text.append("data: ").append(json.writeValueAsString(payment.view())).append('\n');
      if (decisions.hasNext()) {
        text.append('\n');
      }
    }
    return text.append("id: ").append(news.upTo().text()).append("\n\n").toString();
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
