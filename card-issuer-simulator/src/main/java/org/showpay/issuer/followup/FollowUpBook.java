package org.showpay.issuer.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.issuer.booking.BookingHours;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.position.Change;
import org.showpay.issuer.position.Position;
import org.showpay.issuer.position.Positions;
import org.springframework.stereotype.Component;

/** Changes position, account and log together; inside a transaction that keeps all or nothing. */
@Component
class FollowUpBook {

  private final BookingHours hours;
  private final Positions positions;
  private final FollowUpLog log;
  private final CardCompanies companies;
  private final Clock clock;

  FollowUpBook(
      BookingHours hours,
      Positions positions,
      FollowUpLog log,
      CardCompanies companies,
      Clock clock) {
    this.hours = hours;
    this.positions = positions;
    this.log = log;
    this.companies = companies;
    this.clock = clock;
  }

  /** What came of this operation, if it was ever asked for. */
  Optional<FollowUpEntry> find(OperationId operation) {
    return log.find(operation);
  }

  /** Does what the rules allow; empty when somebody was faster, and then all must be undone. */
  Optional<FollowUpEntry> add(AskedFollowUp asked) {
    hours.enter(asked.company());
    Optional<Position> payment = positions.lock(asked.message().paymentId());
    Outcome outcome =
        payment.map(position -> judge(position, asked)).orElseGet(() -> judgeWithoutPayment(asked));
    return write(asked, payment, outcome);
  }

  /** Refuses without a look at the rules. */
  Optional<FollowUpEntry> refuse(AskedFollowUp asked) {
    hours.enter(asked.company());
    Outcome refused = new Outcome.Refused(FollowUpRefusal.REFUSED);
    return write(asked, positions.lock(asked.message().paymentId()), refused);
  }

  private static Outcome judge(Position payment, AskedFollowUp asked) {
    return asked.isAboutOneOf(payment)
        ? FollowUpRules.judge(payment, asked.message())
        : new Outcome.Refused(FollowUpRefusal.PAYMENT_UNKNOWN);
  }

  private static Outcome judgeWithoutPayment(AskedFollowUp asked) {
    return asked.message().kind() == FollowUpKind.REVERSAL
        ? new Outcome.Done(Change.nothing(asked.message().amount()))
        : new Outcome.Refused(FollowUpRefusal.PAYMENT_UNKNOWN);
  }

  /** The time is taken after the locks, so that what waited is later than what it waited for. */
  private Optional<FollowUpEntry> write(
      AskedFollowUp asked, Optional<Position> payment, Outcome outcome) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    FollowUpEntry entry =
        new FollowUpEntry(
            asked,
            outcome,
            payment.filter(asked::isAboutOneOf).flatMap(Position::account).orElse(null),
            now,
            companies.named(asked.company()).dayAt(now));
    boolean written =
        switch (outcome) {
          case Outcome.Refused _ -> true;
          case Outcome.Done done -> carryOut(asked, payment, done.change(), now);
        };
    return written && log.append(entry) ? Optional.of(entry) : Optional.empty();
  }

  private boolean carryOut(
      AskedFollowUp asked, Optional<Position> payment, Change change, Instant now) {
    if (payment.isEmpty()) {
      return positions.rememberReversed(asked.neverSeen(), now);
    }
    if (asked.message().kind() != FollowUpKind.REVERSAL) {
      positions.change(payment.get(), change);
    } else if (!payment.get().reversed()) {
      positions.reverse(payment.get(), now);
    }
    return true;
  }
}
