package org.showpay.cat.authorization;

import java.time.Duration;
import java.util.Optional;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The line to the auth-server (patent S404): asks until there is a decision, or no time left. */
@Component
public final class AuthLine {

  private final AuthCalls calls;
  private final Duration patience;

  /**
   * Takes how long all questions about one sale may take together: less than the 45 s in which the
   * consumer is told something, and more than the 40 s after which the auth-server has decided.
   */
  AuthLine(AuthCalls calls, @Value("${showpay.answer-within:43s}") Duration patience) {
    this.calls = calls;
    this.patience = patience;
  }

  /**
   * Asks for a payment, and waits until it is decided. An approval counts once the auth-server has
   * heard that the till knows of it: from then on it is not undone for want of a till that does.
   */
  public AuthAnswer authorize(ApiKey key, AuthorizationRequest request) {
    Deadline deadline = Deadline.in(patience);
    Asked asked = Asked.in(request);
    AuthAnswer answer = acknowledged(key, asked, ask(key, request, deadline), deadline);
    while (!isFinal(answer) && deadline.pause()) {
      AuthAnswer next = notRefused(calls.await(key, asked, deadline));
      // Silence takes nothing away from what was heard before.
      answer = next == NoAnswer.SILENT ? answer : acknowledged(key, asked, next, deadline);
    }
    return answer;
  }

  /** Asks what became of a payment: decided, or no answer. */
  public AuthAnswer inquire(ApiKey key, Asked asked) {
    Deadline deadline = Deadline.in(patience);
    return acknowledged(key, asked, notRefused(calls.inquire(key, asked, deadline)), deadline);
  }

  /**
   * When nothing is heard, or that a payment is in progress, it asks once what became of this one.
   * If it never arrived, the very same request is sent once more: the same id is one payment. If it
   * was another payment that is in progress, that refusal stands.
   */
  private AuthAnswer ask(ApiKey key, AuthorizationRequest request, Deadline deadline) {
    return switch (calls.authorize(key, request, deadline)) {
      case Decided decided -> decided;
      case Refused refused ->
          isConflict(refused.problem()) ? found(key, request, deadline).orElse(refused) : refused;
      case NoAnswer _ ->
          found(key, request, deadline).orElseGet(() -> sendAgain(key, request, deadline));
    };
  }

  /** What became of the payment; empty when the auth-server knows of none, so far. */
  private Optional<AuthAnswer> found(ApiKey key, AuthorizationRequest request, Deadline deadline) {
    return Optional.of(notRefused(calls.await(key, Asked.in(request), deadline)))
        .filter(answer -> answer != NoAnswer.NEVER_ARRIVED);
  }

  /** A refusal of the second request says nothing of the first, which may still be on its way. */
  private AuthAnswer sendAgain(ApiKey key, AuthorizationRequest request, Deadline deadline) {
    AuthAnswer second = calls.authorize(key, request, deadline);
    return second instanceof Refused ? NoAnswer.SILENT : second;
  }

  /** Says of an approval that the till knows it; without an answer to that it is none yet. */
  private AuthAnswer acknowledged(ApiKey key, Asked asked, AuthAnswer answer, Deadline deadline) {
    if (!(answer instanceof Decided(PaymentView told)) || told.state() != PaymentState.APPROVED) {
      return answer;
    }
    AuthAnswer now;
    do {
      now = notRefused(calls.acknowledge(key, asked, told, deadline));
    } while (now instanceof NoAnswer && deadline.pause());
    return now instanceof NoAnswer ? NoAnswer.NOT_CONFIRMED : now;
  }

  private static boolean isFinal(AuthAnswer answer) {
    return switch (answer) {
      case Decided(PaymentView told) -> told.state().isDecidedForTheTill();
      case Refused _ -> true;
      case NoAnswer _ -> false;
    };
  }

  /** A question that is refused says nothing of the payment, unless that there is none so far. */
  private static AuthAnswer notRefused(AuthAnswer answer) {
    if (!(answer instanceof Refused(Problem problem))) {
      return answer;
    }
    return problem.status() == HttpStatus.NOT_FOUND.value()
        ? NoAnswer.NEVER_ARRIVED
        : NoAnswer.SILENT;
  }

  /** A payment is in progress: this one, or another of the same order. */
  private static boolean isConflict(Problem problem) {
    return problem.status() == HttpStatus.CONFLICT.value();
  }
}
