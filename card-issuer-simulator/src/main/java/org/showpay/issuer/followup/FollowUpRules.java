package org.showpay.issuer.followup;

import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.issuer.position.Change;
import org.showpay.issuer.position.Position;

/** The rules by which a card company does what is asked after an authorization. */
final class FollowUpRules {

  private FollowUpRules() {}

  /** What is to become of a payment of this company that nobody changes meanwhile. */
  static Outcome judge(Position payment, FollowUpMessage asked) {
    return switch (asked.kind()) {
      case REVERSAL -> new Outcome.Done(payment.undone());
      case CAPTURE -> stands(payment, asked) ? capture(payment, asked) : refuse(payment);
      case CANCELLATION -> stands(payment, asked) ? cancel(payment, asked) : refuse(payment);
      case REFUND -> stands(payment, asked) ? refund(payment, asked) : refuse(payment);
    };
  }

  private static boolean stands(Position payment, FollowUpMessage asked) {
    return payment.account().isPresent()
        && !payment.reversed()
        && payment.authorised().currency().equals(asked.amount().currency());
  }

  private static Outcome refuse(Position payment) {
    if (payment.reversed()) {
      return refused(FollowUpRefusal.REVERSED);
    }
    return refused(
        payment.account().isPresent() ? FollowUpRefusal.REFUSED : FollowUpRefusal.PAYMENT_UNKNOWN);
  }

  private static Outcome capture(Position payment, FollowUpMessage asked) {
    if (!payment.held().isPositive()) {
      return refused(FollowUpRefusal.NOTHING_HELD);
    }
    if (asked.amount().exceeds(payment.held())) {
      return refused(FollowUpRefusal.ABOVE_HELD);
    }
    Money zero = Money.zero(asked.amount().currency());
    Money rest = asked.last() ? payment.held().minus(asked.amount()) : zero;
    return new Outcome.Done(new Change(asked.amount(), rest, zero));
  }

  /** A hold is given up as a whole: asking for another amount cannot be meant. */
  private static Outcome cancel(Position payment, FollowUpMessage asked) {
    if (!payment.held().isPositive()) {
      return refused(FollowUpRefusal.NOTHING_HELD);
    }
    if (payment.captured().isPositive() || !asked.amount().equals(payment.held())) {
      return refused(FollowUpRefusal.REFUSED);
    }
    Money zero = Money.zero(asked.amount().currency());
    return new Outcome.Done(new Change(zero, payment.held(), zero));
  }

  private static Outcome refund(Position payment, FollowUpMessage asked) {
    if (asked.amount().exceeds(payment.refundable())) {
      return refused(FollowUpRefusal.ABOVE_CAPTURED);
    }
    Money zero = Money.zero(asked.amount().currency());
    return new Outcome.Done(new Change(zero, zero, asked.amount()));
  }

  private static Outcome refused(FollowUpRefusal reason) {
    return new Outcome.Refused(reason);
  }
}
