package org.showpay.auth.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.showpay.auth.idempotency.Claim.Answered;
import org.showpay.auth.idempotency.Claim.Differs;
import org.showpay.auth.idempotency.Claim.Granted;
import org.showpay.auth.idempotency.Claim.Running;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a POST that brings the Idempotency-Key of an earlier one as that one was answered. */
class IdempotencyFilter extends OncePerRequestFilter {

  static final String REPLAYED = "Idempotent-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final int FIRST_SERVER_ERROR = 500;

  /** After these, and after errors of our own, the same request may have another answer. */
  private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 409, 429);

  private final RequestDigests digests;
  private final RequestBook book;
  private final RunningRequests running;
  private final HandlerExceptionResolver problems;

  IdempotencyFilter(
      RequestDigests digests,
      RequestBook book,
      RunningRequests running,
      HandlerExceptionResolver problems) {
    this.digests = digests;
    this.book = book;
    this.running = running;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals(HttpMethod.POST.name())
        || request.getHeader(Arrival.HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = Arrival.whoCalls();
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      BufferedRequest buffered = BufferedRequest.of(request);
      KeyedRequest keyed = digests.of(Arrival.of(request, caller.get()), buffered.body());
      switch (book.claim(keyed)) {
        case Granted granted -> doOnce(keyed, granted.token(), buffered, response, chain);
        case Answered answer -> replay(answer, response);
        case Running _ -> throw inProgress();
        case Differs differs -> throw reused(differs.field());
      }
    } catch (ProblemException problem) {
      problems.resolveException(request, response, null, problem);
    }
  }

  private void doOnce(
      KeyedRequest keyed,
      UUID token,
      BufferedRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    AnswerBuffer answer = new AnswerBuffer(response);
    boolean answered = false;
    running.began(keyed, token);
    try {
      chain.doFilter(request, answer);
      answered = answer.isToBeKept();
    } finally {
      running.ended(token);
      if (!answered) {
        letGo(keyed, token);
      }
    }
    if (answered && !isKept(keyed, token, answer)) {
      response.reset();
      throw inProgress();
    }
    answer.copyBodyToResponse();
  }

  /** False when another began the same request over, thinking that this one had died. */
  private boolean isKept(KeyedRequest keyed, UUID token, AnswerBuffer answer) {
    try {
      boolean kept = book.keep(keyed, token, answer.asAnswer());
      if (!kept) {
        LOG.error("{} of {} took so long that it was begun again", keyed.route(), keyed.caller());
      }
      return kept;
    } catch (DataAccessException e) {
      // It is done, and the truth helps its caller more than an error would.
      LOG.error("An answer to {} of {} could not be kept", keyed.route(), keyed.caller(), e);
      return true;
    }
  }

  private void letGo(KeyedRequest keyed, UUID token) {
    try {
      book.release(keyed, token);
    } catch (DataAccessException e) {
      LOG.error(
          "{} of {} can be tried again when its row has run out only",
          keyed.route(),
          keyed.caller(),
          e);
    }
  }

  private static void replay(Answered answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private static ProblemException inProgress() {
    return ProblemException.conflict(
        "REQUEST_IN_PROGRESS",
        NextStep.RETRY_SAME,
        "A request with this Idempotency-Key is being worked on. Send it again in a moment.");
  }

  private static ProblemException reused(String field) {
    return ProblemException.unprocessable(
        "IDEMPOTENCY_KEY_REUSED",
        NextStep.FIX_REQUEST,
        "This Idempotency-Key was used for a request with another '"
            + field
            + "'. A new request needs a new key.");
  }

  /** Holds the answer back until it is written down. */
  private static final class AnswerBuffer extends ContentCachingResponseWrapper {

    private boolean leftToTheContainer;

    AnswerBuffer(HttpServletResponse response) {
      super(response);
    }

    boolean isToBeKept() {
      return !leftToTheContainer
          && getStatus() < FIRST_SERVER_ERROR
          && !NOT_KEPT.contains(getStatus());
    }

    Answered asAnswer() {
      return new Answered(getStatus(), getContentType(), getContentAsByteArray());
    }

    @Override
    public void sendError(int status) throws IOException {
      leftToTheContainer = true;
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      leftToTheContainer = true;
      super.sendError(status, message);
    }
  }
}
