package org.showpay.auth.limit;

import java.util.stream.Stream;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges payments by what their subscriber allows; payments at once wait for each other. */
@Service
public class SpendingLimits {

  private final LimitRows rows;
  private final LimitProperties usual;

  SpendingLimits(LimitRows rows, LimitProperties usual) {
    this.rows = rows;
    this.usual = usual;
  }

  /** What the subscriber's limits say of a payment. */
  public sealed interface Verdict {

    /** It is within all of them. */
    record Allowed() implements Verdict {}

    /** It is, if the consumer is proved. */
    record ProofWanted() implements Verdict {}

    /** It is above one of them. */
    record Refused(DeclineReason reason) implements Verdict {}
  }

  /**
   * Judges a payment that is not counted yet; the lock holds until the transaction ends. It is also
   * what a freeze waits for: no payment that is still being opened gets past one that is done.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Verdict judge(SubscriberId subscriber, CardToken card, Money amount, boolean proved) {
    rows.lock(subscriber);
    String currency = amount.currencyCode();
    LimitRows.Standing standing = rows.standing(subscriber, card, currency, usual.timeZone());
    if (standing.stopped().isPresent()) {
      return new Verdict.Refused(standing.stopped().get());
    }
    Limits limits = standing.own().orElseGet(() -> usual.in(currency));
    LimitRows.Spent spent = standing.spent();
    if (amount.exceeds(limits.perPayment())) {
      return new Verdict.Refused(DeclineReason.LIMIT_PER_PAYMENT);
    }
    if (spent.day().plus(amount).exceeds(limits.perDay())) {
      return new Verdict.Refused(DeclineReason.LIMIT_PER_DAY);
    }
    if (spent.month().plus(amount).exceeds(limits.perMonth())) {
      return new Verdict.Refused(DeclineReason.LIMIT_PER_MONTH);
    }
    boolean goes =
        proved
            || (!amount.exceeds(limits.withoutPassword())
                && spent.unproved() < limits.timesWithoutPassword());
    return goes ? new Verdict.Allowed() : new Verdict.ProofWanted();
  }

  /** Whether nothing more may be asked of this wallet; so it stays until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isStopped(SubscriberId subscriber) {
    rows.lock(subscriber);
    return rows.isStopped(subscriber);
  }

  /** What one payment may take now at most, in the currency of an amount: a look, not a promise. */
  @Transactional(readOnly = true)
  public Money leftOf(SubscriberId subscriber, Money wanted) {
    String currency = wanted.currencyCode();
    Limits limits = rows.find(subscriber, currency).orElseGet(() -> usual.in(currency));
    LimitRows.Spent spent = rows.spent(subscriber, currency, usual.timeZone());
    return Stream.of(
            limits.perPayment(),
            limits.perDay().minus(spent.day()),
            limits.perMonth().minus(spent.month()))
        .reduce((a, b) -> a.exceeds(b) ? b : a)
        .orElseThrow();
  }

  /** The limits in won, as they stand. */
  @Transactional(readOnly = true)
  public Limits of(SubscriberId subscriber) {
    return rows.find(subscriber, "KRW").orElseGet(() -> usual.in("KRW"));
  }

  /** The limits in won, and what has been spent within them. */
  @Transactional(readOnly = true)
  public Spending spending(SubscriberId subscriber) {
    LimitRows.Spent spent = rows.spent(subscriber, "KRW", usual.timeZone());
    return new Spending(of(subscriber), spent.day(), spent.month());
  }

  /** Limits, and what has been spent on this day and in this month. */
  public record Spending(Limits limits, Money today, Money thisMonth) {}

  /** Sets the limits of a currency; 404 where there is no such subscriber. */
  @Transactional
  public Limits change(SubscriberId subscriber, Limits limits) {
    requireSense(limits);
    if (!rows.lock(subscriber)) {
      throw ProblemException.notFound("SUBSCRIBER_UNKNOWN", "There is no such subscriber.");
    }
    rows.keep(subscriber, limits);
    return limits;
  }

  private static void requireSense(Limits limits) {
    boolean oneCurrency =
        Stream.of(limits.perDay(), limits.perMonth(), limits.withoutPassword())
            .allMatch(limit -> limit.currency().equals(limits.perPayment().currency()));
    if (!oneCurrency
        || !limits.perPayment().isPositive()
        || !limits.perDay().isPositive()
        || !limits.perMonth().isPositive()
        || limits.withoutPassword().amount() < 0
        || limits.timesWithoutPassword() < 0) {
      throw ProblemException.unprocessable(
          "LIMITS_REFUSED",
          NextStep.FIX_REQUEST,
          "Limits are above zero and of one currency; the two without a password may be zero.");
    }
  }
}
