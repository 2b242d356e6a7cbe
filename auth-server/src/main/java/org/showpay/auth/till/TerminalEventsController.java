package org.showpay.auth.till;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.till.Decisions.News;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The server-sent events of the terminal that is calling: how its own payments are decided. */
@RestController
class TerminalEventsController {

  private final TillNews news;
  private final JsonMapper json;
  private final TillStream.Pace pace;

  TerminalEventsController(
      TillNews news,
      JsonMapper json,
      @Value("${showpay.till-stream.heartbeat:10s}") Duration heartbeat,
      @Value("${showpay.till-stream.life:15m}") Duration life) {
    this.news = news;
    this.json = json;
    this.pace = new TillStream.Pace(heartbeat, life);
  }

  /**
   * Tells of each payment of this terminal that is decided, as server-sent events. Of each one the
   * {@code event} is the state and the {@code data} a {@code PaymentView}; lines that begin with a
   * colon keep the line open. It is ended after a quarter of an hour: come again with the {@code
   * id} of the last one. 503 is for later; 410 is to come again without it, and to ask for what is
   * open.
   *
   * @param last the {@code id} of the last one heard: what came after it is told first
   */
  @GetMapping("/v1/terminals/self/events")
  void events(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response) {
    // It holds the request's own virtual thread, as a till that waits for one payment does.
    TerminalId terminal = Caller.currentTerminal().terminal();
    Position since = last == null || last.isEmpty() ? null : Position.read(last);
    TillStream stream = new TillStream(json, pace);
    Position joined = news.join(terminal, stream);
    try {
      News missed = since == null ? News.none(joined) : news.missed(terminal, since);
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      stream.run(since == null ? joined : since, missed, response.getOutputStream());
    } catch (IOException gone) {
      // The till hung up; it comes again with the position that it has.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      news.leave(terminal, stream);
    }
  }
}
