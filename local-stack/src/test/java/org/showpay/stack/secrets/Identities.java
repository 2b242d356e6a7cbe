package org.showpay.stack.secrets;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Authority.Identity;
import org.showpay.stack.secrets.Authority.Life;
import org.showpay.stack.secrets.Authority.Use;

/** Right and wrong identities beside those of a suite. */
record Identities(Authority authority) {

  private static final String HERE = "localhost";
  private static final Duration HOUR = Duration.ofHours(1);

  /** What can be wrong with a certificate of who is, or calls, a service at {@code localhost}. */
  enum Wrong {
    ANOTHER_AUTHORITY,
    ANOTHER_NAME,
    OVER,
    NOT_YET
  }

  /** Whom the suite believes. */
  X509Certificate believed() {
    return authority.own().certificate();
  }

  /** As a service has it. */
  Identity right(ServiceName service) {
    return authority.issue(namesOf(service), Use.SERVICE, life(HOUR.negated(), HOUR));
  }

  /** The same of a service, but for one thing. */
  Identity wrong(ServiceName service, Wrong wrong) {
    List<String> names = namesOf(service);
    Life now = life(HOUR.negated(), HOUR);
    return switch (wrong) {
      case ANOTHER_AUTHORITY -> another().issue(names, Use.SERVICE, now);
      case ANOTHER_NAME -> authority.issue(List.of("shop.example"), Use.SERVICE, now);
      case OVER -> authority.issue(names, Use.SERVICE, life(HOUR.multipliedBy(-2), HOUR.negated()));
      case NOT_YET -> authority.issue(names, Use.SERVICE, life(HOUR, HOUR.multipliedBy(2)));
    };
  }

  /** One that may be called, and may not call. */
  Identity database(ServiceName service) {
    return authority.issue(namesOf(service), Use.DATABASE, life(HOUR.negated(), HOUR));
  }

  /** An authority of the same name, with another key. */
  static Authority another() {
    return Authority.draw(life(HOUR.negated(), HOUR));
  }

  private static List<String> namesOf(ServiceName service) {
    return List.of(service.text(), HERE);
  }

  private static Life life(Duration from, Duration until) {
    Instant now = Clock.systemUTC().instant();
    return new Life(now.plus(from), now.plus(until));
  }
}
