package org.showpay.auth.approval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.body.Bodies;
import org.showpay.auth.body.FactorPolicy;
import org.showpay.auth.challenge.Challenges;
import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.auth.challenge.TillPasswords;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Service;

/**
 * Proves consumers by what they enter where they pay. There is a code before there is a payment, so
 * a body is never asked alone.
 */
@Service
public class Entries {

  private final Challenges challenges;
  private final FactorPolicy policy;
  private final Bodies bodies;
  private final TillStepUp stepUp;
  private final TillPasswords passwords;

  Entries(
      Challenges challenges,
      FactorPolicy policy,
      Bodies bodies,
      TillStepUp stepUp,
      TillPasswords passwords) {
    this.challenges = challenges;
    this.policy = policy;
    this.bodies = bodies;
    this.stepUp = stepUp;
    this.passwords = passwords;
  }

  /** The password that a till sent with a sale, if it did. */
  public @Nullable Password sentWith(AuthorizationRequest sale, Caller.Terminal from) {
    return passwords.in(sale, from);
  }

  /** Whether the password of this payment may come in clear. */
  public boolean isClearAllowed(Payment payment) {
    return passwords.isClearAllowed(payment.merchant());
  }

  /** Tries a password that came in clear. */
  public Payment authenticate(Payment payment, Password password) {
    passwords.requireClearAllowed(payment.merchant());
    return stepUp.authenticate(payment, password);
  }

  /** What may be entered for a payment. */
  public List<Factor> factors(Payment payment) {
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      return List.of();
    }
    SubscriberId subscriber = subscriberOf(payment);
    return policy.enoughFor(payment.id(), subscriber, payment.amount()).stream()
        .filter(factor -> factor == Factor.PASSWORD || bodies.isEnrolled(subscriber, factor))
        .toList();
  }

  /** Asks for an entry, where that factor is enough for this payment. */
  public Challenge ask(Payment payment, Factor factor) {
    requireEnough(payment, factor);
    if (factor == Factor.PASSWORD) {
      stepUp.requirePasswordsAreLookedAt();
    }
    return challenges.ask(subscriberOf(payment), factor, Purpose.paying(payment.id()));
  }

  /**
   * What came of an entry.
   *
   * @param lookedAt what was entered; empty where the payment waited no more
   */
  public record Entered(Payment payment, Optional<Factor> lookedAt) {}

  /** Takes an entry, once, and charges if it is the consumer's. */
  public Entered enter(Payment payment, ChallengeId challenge, SealedEntry sealed) {
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      return new Entered(payment, Optional.empty());
    }
    OpenedEntry entry =
        challenges
            .answer(challenge, subscriberOf(payment), Purpose.paying(payment.id()), sealed)
            .orElseThrow(Entries::notThisQuestions);
    requireEnough(payment, entry.factor()); // Its owner may have said less since it was asked.
    Payment after =
        entry.factor() == Factor.PASSWORD
            ? stepUp.authenticate(payment, passwordIn(entry))
            : stepUp.recognise(payment, entry);
    return new Entered(after, Optional.of(entry.factor()));
  }

  private void requireEnough(Payment payment, Factor factor) {
    if (!factors(payment).contains(factor)) {
      throw ProblemException.unprocessable(
          "FACTOR_NOT_ENOUGH",
          NextStep.AUTHENTICATE,
          "This payment cannot be proved in that way. 'factors' lists those that can be used.");
    }
  }

  private static ProblemException notThisQuestions() {
    return ProblemException.unprocessable(
        "CHALLENGE_NOT_ANSWERED",
        NextStep.AUTHENTICATE,
        "The challenge is over or was answered, or this was not sealed for it. Ask for another.");
  }

  private static Password passwordIn(OpenedEntry entry) {
    try {
      return new Password(new String(entry.content(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noPassword) {
      throw notThisQuestions();
    }
  }

  private static SubscriberId subscriberOf(Payment payment) {
    return Objects.requireNonNull(payment.subscriber());
  }
}
