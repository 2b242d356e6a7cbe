package org.showpay.cat.authorization;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.cat.authorization.Sealing.Envelope;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The line to the auth-server (patent S404): asks until there is a decision, or no time left. */
@Component
public final class AuthLine {

  /** That part of the time is kept for calling a payment off. */
  private static final int TO_CALL_OFF = 8;

  /** A page waits for no longer; without an answer it offers the password alone. */
  private static final Duration A_LOOK = Duration.ofSeconds(2);

  private final AuthCalls calls;
  private final Duration patience;

  /**
   * Takes how long all questions about one sale may take together: less than the 45 s in which the
   * consumer is told something, and more than the 35 s after which the auth-server has decided.
   */
  AuthLine(AuthCalls calls, @Value("${showpay.answer-within:43s}") Duration patience) {
    this.calls = calls;
    this.patience = patience;
  }

  /**
   * Asks for a payment, and waits until it is decided. An approval counts once the auth-server has
   * heard that the till knows of it: from then on it is not undone for want of a till that does. A
   * consumer who has not approved by then cannot do so later: the till calls the payment off.
   */
  public AuthAnswer authorize(ApiKey key, AuthorizationRequest request) {
    return authorize(key, request, undecided -> {});
  }

  /**
   * The same, and tells of each answer on the way that decides nothing yet: so the customer can be
   * asked for a password meanwhile.
   */
  public AuthAnswer authorize(
      ApiKey key, AuthorizationRequest request, Consumer<PaymentView> onTheWay) {
    Deadline deadline = Deadline.in(patience);
    Deadline consumers = Deadline.in(patience.minus(patience.dividedBy(TO_CALL_OFF)));
    Asked asked = Asked.in(request);
    AuthAnswer answer = acknowledged(key, asked, ask(key, request, deadline), deadline);
    tell(onTheWay, answer);
    answer = await(key, asked, answer, AuthLine::isUpToTheConsumer, consumers);
    tell(onTheWay, answer);
    if (isUpToTheConsumer(answer)) {
      answer = calledOff(key, asked, answer, deadline);
    }
    return await(key, asked, answer, undecided -> !isFinal(undecided), deadline);
  }

  private static void tell(Consumer<PaymentView> onTheWay, AuthAnswer answer) {
    if (answer instanceof Decided(PaymentView told) && !told.state().isDecidedForTheTill()) {
      onTheWay.accept(told);
    }
  }

  /** Proves the consumer of a payment whose outcome {@link #authorize} is waiting for. */
  public AuthAnswer authenticate(ApiKey key, Asked asked, Password password) {
    byte[] typed = password.reveal().getBytes(StandardCharsets.UTF_8);
    return enter(key, asked, Factor.PASSWORD, prompt -> typed);
  }

  /** Proves that consumer by a sensor of the till. */
  public AuthAnswer enter(ApiKey key, Asked asked, Factor factor, Sensor sensor) {
    return calls.enter(key, asked, factor, sensor, Deadline.in(patience));
  }

  /** By what that consumer may be proved. */
  public List<Factor> factors(ApiKey key, PaymentId payment) {
    return calls.factors(key, payment, Deadline.in(A_LOOK));
  }

  /** Calls off a payment whose outcome {@link #authorize} is waiting for. */
  public AuthAnswer callOff(ApiKey key, Asked asked) {
    return calls.cancel(key, asked, Deadline.in(patience));
  }

  private AuthAnswer await(
      ApiKey key, Asked asked, AuthAnswer heard, Predicate<AuthAnswer> goesOn, Deadline deadline) {
    AuthAnswer answer = heard;
    while (goesOn.test(answer) && deadline.pause()) {
      AuthAnswer next = notRefused(calls.await(key, asked, deadline));
      // Silence takes nothing away from what was heard before.
      answer = next == NoAnswer.SILENT ? answer : acknowledged(key, asked, next, deadline);
    }
    return answer;
  }

  /** What the payment is then: perhaps the consumer was faster. */
  private AuthAnswer calledOff(ApiKey key, Asked asked, AuthAnswer answer, Deadline deadline) {
    AuthAnswer now = notRefused(calls.cancel(key, asked, deadline));
    return now instanceof Decided ? acknowledged(key, asked, now, deadline) : answer;
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
    Envelope envelope = new Envelope(request);
    return switch (calls.authorize(key, envelope, deadline)) {
      case Decided decided -> decided;
      case Refused refused ->
          isConflict(refused.problem()) ? found(key, request, deadline).orElse(refused) : refused;
      case NoAnswer _ ->
          found(key, request, deadline).orElseGet(() -> sendAgain(key, envelope, deadline));
    };
  }

  /** What became of the payment; empty when the auth-server knows of none, so far. */
  private Optional<AuthAnswer> found(ApiKey key, AuthorizationRequest request, Deadline deadline) {
    return Optional.of(notRefused(calls.await(key, Asked.in(request), deadline)))
        .filter(answer -> answer != NoAnswer.NEVER_ARRIVED);
  }

  /** A refusal of the second request says nothing of the first, which may still be on its way. */
  private AuthAnswer sendAgain(ApiKey key, Envelope envelope, Deadline deadline) {
    AuthAnswer second = calls.authorize(key, envelope, deadline);
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

  private static boolean isUpToTheConsumer(AuthAnswer answer) {
    return answer instanceof Decided(PaymentView told)
        && told.state() == PaymentState.AUTHENTICATION_REQUIRED;
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
