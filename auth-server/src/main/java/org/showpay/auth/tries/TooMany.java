package org.showpay.auth.tries;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 429, with what is allowed and when there is more of it, as the draft of the IETF has it. */
public final class TooMany {

  private static final String POLICY = "RateLimit-Policy";
  private static final String LIMIT = "RateLimit";

  private TooMany() {}

  /** So many of these in a window, and nothing is left until then. */
  public record Policy(String name, int most, Duration window) {}

  /** Refuses, until so much time has gone by. */
  public static ProblemException of(
      Policy policy, Duration left, String code, NextStep next, String detail) {
    Duration pause = left.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    ProblemException problem =
        new ProblemException(HttpStatus.TOO_MANY_REQUESTS, code, next, detail).comeBackIn(pause);
    problem
        .getHeaders()
        .set(
            POLICY,
            "\"%s\";q=%d;w=%d"
                .formatted(policy.name(), policy.most(), policy.window().toSeconds()));
    problem.getHeaders().set(LIMIT, "\"%s\";r=0;t=%d".formatted(policy.name(), pause.toSeconds()));
    return problem;
  }
}
