package org.showpay.cat.authorization;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.Sending;
import org.showpay.contracts.trust.BearerOf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** The line to the auth-server (patent S404): asks, and says what was heard. */
@Component
public final class AuthLine {

  private static final Logger LOG = LoggerFactory.getLogger(AuthLine.class);

  private final PaymentsApi payments;

  AuthLine(PaymentsApi payments) {
    this.payments = payments;
  }

  /**
   * Asks for a payment. When nothing is heard, or that a payment is in progress, it asks once what
   * became of this one. If it never arrived, the very same request is sent once more: the same id
   * is one payment. If it was another payment that is in progress, that refusal stands.
   */
  public AuthAnswer authorize(ApiKey key, AuthorizationRequest request) {
    return switch (send(key, request)) {
      case Decided decided -> decided;
      case Refused refused ->
          isConflict(refused.problem()) ? found(key, request).orElse(refused) : refused;
      case NoAnswer _ -> found(key, request).orElseGet(() -> sendAgain(key, request));
    };
  }

  /** Asks what became of a payment: decided, or no answer. */
  public AuthAnswer inquire(ApiKey key, Asked asked) {
    AuthAnswer answer =
        heard(asked, asked::isAnsweredBy, key, () -> payments.find(asked.payment()));
    return answer instanceof Refused(Problem problem) ? notFoundOrSilent(problem) : answer;
  }

  /** What became of the payment; empty when the auth-server knows of none, so far. */
  private Optional<AuthAnswer> found(ApiKey key, AuthorizationRequest request) {
    return Optional.of(inquire(key, Asked.in(request)))
        .filter(answer -> answer != NoAnswer.NEVER_ARRIVED);
  }

  private AuthAnswer send(ApiKey key, AuthorizationRequest request) {
    Asked asked = Asked.in(request);
    return heard(
        asked,
        view -> asked.isAnsweredBy(view) || asked.isPaidAlreadyBy(view),
        key,
        () -> payments.authorize(request));
  }

  /** A refusal of the second request says nothing of the first, which may still be on its way. */
  private AuthAnswer sendAgain(ApiKey key, AuthorizationRequest request) {
    AuthAnswer second = send(key, request);
    return second instanceof Refused ? NoAnswer.SILENT : second;
  }

  private static NoAnswer notFoundOrSilent(Problem problem) {
    return problem.status() == HttpStatus.NOT_FOUND.value()
        ? NoAnswer.NEVER_ARRIVED
        : NoAnswer.SILENT;
  }

  /** Makes the call and believes only what fits; bodies of errors are not logged. */
  private static AuthAnswer heard(
      Asked asked,
      Predicate<@Nullable PaymentView> fits,
      ApiKey key,
      CallableOp<PaymentView, RuntimeException> ask) {
    try {
      PaymentView view = BearerOf.call(key.reveal(), ask);
      return fits.test(view) ? new Decided(view) : silence(asked, NoAnswer.NOT_BELIEVED);
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is4xxClientError()
          ? new Refused(Problem.of(e))
          : silence(asked, NoAnswer.SILENT);
    } catch (ResourceAccessException e) {
      return silence(asked, Sending.neverLeft(e) ? NoAnswer.NO_CONNECTION : NoAnswer.SILENT);
    } catch (RestClientException | InvalidMediaTypeException e) {
      return silence(asked, NoAnswer.NOT_BELIEVED);
    }
  }

  /** A payment is in progress: this one, or another of the same order. */
  private static boolean isConflict(Problem problem) {
    return problem.status() == HttpStatus.CONFLICT.value();
  }

  private static NoAnswer silence(Asked asked, NoAnswer kind) {
    LOG.warn("No answer for {}: {}", asked.payment(), kind);
    return kind;
  }
}
