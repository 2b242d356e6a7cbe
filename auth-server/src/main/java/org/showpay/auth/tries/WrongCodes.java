package org.showpay.auth.tries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ends a terminal's guessing. So many codes in ten minutes may be unknown, used or over; then it is
 * sent away until fewer are. The refused payments themselves are the count, so that it holds over
 * restarts and for all instances, and costs a payment that is not refused nothing: an instance asks
 * when it has refused one, and remembers. One that has not refused this terminal yet looks at one
 * code more, and requests that are under way at once are all looked at.
 */
@Repository
public class WrongCodes {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final int most;
  private final Map<TerminalId, Instant> sentAway = new ConcurrentHashMap<>();

  public WrongCodes(
      JdbcClient jdbc, Clock clock, @Value("${showpay.wrong-codes.of-a-terminal}") int most) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Lets a terminal's code be looked at.
   *
   * @throws ProblemException 429 where it had too many wrong ones
   */
  public void requireFew(TerminalId terminal) {
    Instant until = sentAway.get(terminal);
    if (until == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), until);
    if (left.isPositive()) {
      throw tooMany(left);
    }
    sentAway.remove(terminal, until);
  }

  /** One of its codes was not live. */
  public void count(TerminalId terminal) {
    untilFewer(terminal).ifPresent(left -> sentAway.put(terminal, clock.instant().plus(left)));
  }

  /** How long until the oldest of the last ones counts no more, if there are too many. */
  private Optional<Duration> untilFewer(TerminalId terminal) {
    return jdbc.sql(
            """
            select ceil(extract(epoch from requested_at + make_interval(secs => :window) - now()))
              from payment
             where terminal_id = :terminal and decline_reason = 'CODE_NOT_LIVE'
               and requested_at > now() - make_interval(secs => :window)
             order by requested_at desc offset :most - 1 limit 1
            """)
        .param("terminal", terminal.uuid())
        .param("window", WINDOW.toSeconds())
        .param("most", most)
        .query(Long.class)
        .optional()
        .map(Duration::ofSeconds);
  }

  private ProblemException tooMany(Duration left) {
    return TooMany.of(
        new TooMany.Policy("wrong-codes", most, WINDOW),
        left,
        "TOO_MANY_WRONG_CODES",
        NextStep.RETRY_SAME,
        "Too many codes of this terminal were unknown, used or over. Wait before the next.");
  }
}
