package org.showpay.auth.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.showpay.auth.delivery.DeliveryRows.Beginning;
import org.showpay.auth.receiver.EndpointUrls;
import org.showpay.auth.receiver.Receivers;
import org.showpay.auth.receiver.Reply;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.webhook.TryError;
import org.springframework.stereotype.Component;

/** Makes one try of one delivery: written down, sent, and written down again. */
@Component
class Courier {

  private final DeliveryRows rows;
  private final Turnstile turnstile;
  private final EndpointSecrets secrets;
  private final Line line;
  private final Clock clock;

  Courier(DeliveryRows rows, Turnstile turnstile, EndpointSecrets secrets, Line line, Clock clock) {
    this.rows = rows;
    this.turnstile = turnstile;
    this.secrets = secrets;
    this.line = line;
    this.clock = clock;
  }

  /** Where messages go out. */
  @Component
  static class Line {

    private final EndpointUrls urls;
    private final Receivers receivers;

    Line(EndpointUrls urls, Receivers receivers) {
      this.urls = urls;
      this.receivers = receivers;
    }

    /** The rules for URLs may have become stricter since this one was accepted. */
    Reply post(String url, Map<String, String> headers, String payload) {
      try {
        return receivers.post(urls.accept(url), headers, payload);
      } catch (ProblemException refused) {
        return new Reply.Failed(TryError.ADDRESS_REFUSED, null, null);
      }
    }
  }

  /**
   * Does an errand as far as it can be done now; says when to go on with it, or that it is over.
   */
  Optional<Instant> run(Errand errand) {
    Optional<Instant> comeBack = turnstile.enter(errand.endpoint(), now());
    if (comeBack.isPresent()) {
      return comeBack;
    }
    Visit visit = new Visit();
    try {
      return switch (rows.begin(errand, now())) {
        case Beginning.Ready ready -> deliver(errand, ready.letter(), visit);
        case Beginning.Later later -> Optional.of(later.at());
        case Beginning.Over _ -> Optional.empty();
      };
    } finally {
      turnstile.leave(
          errand.endpoint(), visit.made ? Duration.ofMillis(visit.millis) : null, visit.wentWell);
    }
  }

  private Optional<Instant> deliver(Errand errand, Letter letter, Visit visit) {
    Instant at = now();
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            letter.message().toString(),
            "webhook-timestamp",
            Long.toString(at.getEpochSecond()),
            "webhook-signature",
            secrets.sign(letter, errand.endpoint(), at));
    long begun = System.nanoTime();
    Reply reply = line.post(letter.url(), headers, letter.payload());
    visit.made = true;
    visit.millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    visit.wentWell = reply instanceof Reply.Accepted;
    return rows.end(errand, letter, reply, new DeliveryRows.Ending(now(), visit.millis));
  }

  /** In milliseconds, as the scheduler counts. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What a visit to the receiver showed. */
  private static final class Visit {
    private boolean made;
    private boolean wentWell;
    private long millis;
  }
}
