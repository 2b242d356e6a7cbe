package org.showpay.auth.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.showpay.contracts.card.CompanyId;

/**
 * Which part of the books a run compares: a day of a card company.
 *
 * @param from where reading begins: before the day, when the day before has been compared already
 *     and so whatever is found there is either known or came late
 * @param asked when the run began, by the database's clock
 */
record Window(
    CompanyId company, LocalDate day, ZoneId zone, Instant from, Instant ends, Instant asked) {

  private static final Duration OVERLAP = Duration.ofHours(1);

  static Window of(CompanyId company, LocalDate day, ZoneId zone, Instant asked) {
    Instant begins = day.atStartOfDay(zone).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
    return new Window(company, day, zone, begins, ends, asked);
  }

  Window overlapping() {
    return new Window(company, day, zone, from.minus(OVERLAP), ends, asked);
  }

  boolean hasBegun() {
    return !day.atStartOfDay(zone).toInstant().isAfter(asked);
  }

  boolean isOfDay(Instant moment) {
    return LocalDate.ofInstant(moment, zone).equals(day);
  }
}
