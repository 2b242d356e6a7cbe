package org.showpay.contracts.wallet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.Password;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Fingers, eyes and voice of whoever holds a phone. Callers: handsets, by their session. What is
 * kept of a body is never given back.
 */
@HttpExchange("/v1/wallet/factors")
public interface OwnFactorsApi {

  /** What is enrolled, and up to which amount each factor proves its owner. */
  @GetExchange
  OwnFactors view();

  /** Asks for a capture to be kept. */
  @PostExchange("/challenges")
  Challenge challenge(@RequestBody Wanted wanted);

  /** Keeps it, for whoever knows the payment password. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Enrolled enrol(@RequestBody Enrolment enrolment);

  /** Forgets it at once; 404 unless it is one's own. */
  @DeleteExchange("/{template}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@PathVariable TemplateId template);

  /** Sets up to which amount a factor of the body is enough, below what the operator allows. */
  @PutExchange("/{factor}/ceiling")
  OwnFactors changeCeiling(@PathVariable Factor factor, @RequestBody NewCeiling wanted);

  /** What is enrolled, and how far it reaches. */
  record OwnFactors(List<Enrolled> enrolled, List<Ceiling> ceilings) {}

  /** Something of a body that is enrolled. */
  record Enrolled(TemplateId template, Factor factor, String label, Instant since) {}

  /**
   * How far a factor reaches.
   *
   * @param own what the subscriber set; null where the operator's rules alone hold
   */
  record Ceiling(Factor factor, @Nullable Money own) {}

  /** Which factor is to be enrolled. */
  record Wanted(Factor factor) {}

  /**
   * A capture to be kept.
   *
   * @param label which finger or eye it is, in the subscriber's words
   * @param entry sealed for enrolment, as the challenge says
   */
  record Enrolment(
      ChallengeId challenge, String label, SealedEntry entry, Password paymentPassword) {

    private static final int LONGEST_LABEL = 40;

    /**
     * Takes it.
     *
     * @throws IllegalArgumentException when the label is empty, longer than 40 characters, or has
     *     some that cannot be seen
     */
    public Enrolment {
      if (label.isBlank()
          || label.length() > LONGEST_LABEL
          || label.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("A label has 1 to 40 characters");
      }
    }
  }

  /**
   * A ceiling to be.
   *
   * @param ceiling null leaves it to the operator
   */
  record NewCeiling(@Nullable Money ceiling, Password paymentPassword) {}
}
