package org.showpay.contracts.problem;

import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Ends a broken request with an RFC 9457 problem. A "no" that belongs to the business (a decline)
 * is a value and never one of these.
 */
public final class ProblemException extends ErrorResponseException {

  /** Name of the member that holds the stable code. */
  public static final String CODE = "code";

  /** Name of the member that holds the {@link NextStep}. */
  public static final String NEXT_STEP = "nextStep";

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /**
   * Describes the problem. A 503 says to come back in a moment, unless it is told otherwise.
   *
   * @param code stable, for programs
   * @param detail one or two sentences for people, with what to do
   */
  public ProblemException(HttpStatus status, String code, NextStep nextStep, String detail) {
    super(status, describe(ProblemDetail.forStatus(status), code, nextStep, detail), null);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      comeBackIn(A_MOMENT);
    }
  }

  /** 404: there is no such thing, or not for this caller. */
  public static ProblemException notFound(String code, String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, code, NextStep.FIX_REQUEST, detail);
  }

  /** 409: what stands already does not allow it. */
  public static ProblemException conflict(String code, NextStep nextStep, String detail) {
    return new ProblemException(HttpStatus.CONFLICT, code, nextStep, detail);
  }

  /** 422: understood, but it cannot be done as asked. */
  public static ProblemException unprocessable(String code, NextStep nextStep, String detail) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, nextStep, detail);
  }

  /** 503: a part that is needed does not answer; nothing was done. */
  public static ProblemException unavailable(String code, String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, NextStep.RETRY_SAME, detail);
  }

  /** 503: the database cannot be used; what had begun may be done, or a part of it. */
  static ProblemException withoutDatabase() {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "DATABASE_UNAVAILABLE",
        NextStep.QUERY,
        "The database cannot be used just now. Ask what became of this in some seconds.");
  }

  /** The same, and how long the caller should wait. */
  public ProblemException comeBackIn(Duration pause) {
    getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
    return this;
  }

  /** Its code, which is stable, for programs. */
  public String code() {
    return property(CODE);
  }

  /** What the caller should do, as a body names it. */
  public String nextStep() {
    return property(NEXT_STEP);
  }

  private String property(String name) {
    return String.valueOf(Objects.requireNonNull(getBody().getProperties()).get(name));
  }

  static ProblemDetail describe(
      ProblemDetail problem, String code, NextStep nextStep, String detail) {
    problem.setDetail(detail);
    problem.setProperty(CODE, code);
    problem.setProperty(NEXT_STEP, nextStep);
    return problem;
  }
}
