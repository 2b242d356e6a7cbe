package org.showpay.mobile.line;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Whom a phone asks, and what the consumer is told when no answer comes. */
public enum Peer {
  /** Patent (104): signs phones in and makes pay codes. */
  PIN_GENERATOR("PIN_GENERATOR_UNAVAILABLE", "The wallet service does not answer. Try again."),
  /** Patent (106, 110): knows the payments, limits and freeze of the subscriber. */
  AUTH_SERVER("AUTH_SERVER_UNAVAILABLE", "Your account does not answer. Try again."),
  /** Patent (112), its card vault. */
  VAULT("VAULT_UNAVAILABLE", "The card vault does not answer. Try again.");

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  private final String silenceCode;
  private final String silenceDetail;

  Peer(String silenceCode, String silenceDetail) {
    this.silenceCode = silenceCode;
    this.silenceDetail = silenceDetail;
  }

  /**
   * Puts a question. The peer's own refusal (4xx) is passed on as it is; an answer that does not
   * come, or that nobody can read, is 503. Only its kind is logged, as a body may hold secrets.
   */
  <R> R answer(Supplier<? extends @Nullable R> question) {
    try {
      R answer = question.get();
      if (answer != null) {
        return answer;
      }
      LOG.warn("{} answered without saying anything", this);
    } catch (HttpClientErrorException refusal) {
      throw passedOn(Problem.of(refusal));
    } catch (RestClientException silence) {
      LOG.warn("{} did not answer: {}", this, silence.getClass().getSimpleName());
    }
    throw ProblemException.unavailable(silenceCode, silenceDetail);
  }

  private static ProblemException passedOn(Problem problem) {
    return new ProblemException(
        HttpStatus.valueOf(problem.status()), problem.code(), problem.nextStep(), problem.detail());
  }
}
