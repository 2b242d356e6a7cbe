package org.showpay.issuer.authorization;

import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.booking.BookingHours;
import org.showpay.issuer.position.Position;
import org.showpay.issuer.position.Positions;
import org.springframework.stereotype.Component;

/** What an authorization leaves behind: an entry of the log, and a position to build on. */
@Component
class AuthorizationBook {

  private final BookingHours hours;
  private final Positions positions;
  private final AuthorizationLog log;

  AuthorizationBook(BookingHours hours, Positions positions, AuthorizationLog log) {
    this.hours = hours;
    this.positions = positions;
    this.log = log;
  }

  /** What was decided about this payment, if it was ever asked for. */
  Optional<LogEntry> find(PaymentId payment) {
    return log.find(payment);
  }

  /** Comes in to book, before the time of booking is taken. */
  void enter(CompanyId company) {
    hours.enter(company);
  }

  /** True when a reversal came first. */
  boolean isReversed(PaymentId payment) {
    return positions.find(payment).filter(Position::reversed).isPresent();
  }

  /** Adds both; false when one of them is there already, and then all must be undone. */
  boolean add(LogEntry entry) {
    return positions.open(position(entry)) && log.append(entry);
  }

  /** Adds the refusal of a payment whose reversal came first and left the position. */
  boolean addToReversed(LogEntry entry) {
    return log.append(entry);
  }

  private static Position position(LogEntry entry) {
    Asked asked = entry.asked();
    return switch (entry.decision()) {
      case Decision.Refused _ ->
          Position.withoutAccount(asked.paymentId(), asked.company(), asked.amount());
      case Decision.Approved yes when asked.capture() == CaptureMode.MANUAL ->
          Position.holding(asked.paymentId(), asked.company(), yes.account(), asked.amount());
      case Decision.Approved yes ->
          Position.charged(asked.paymentId(), asked.company(), yes.account(), asked.amount());
    };
  }
}
