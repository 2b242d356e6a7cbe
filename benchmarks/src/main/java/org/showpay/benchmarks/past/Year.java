package org.showpay.benchmarks.past;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.showpay.benchmarks.past.PastPayment.Till;

/** When the past was: a year that ended the day before yesterday, when all books are closed. */
record Year(Instant begin, Instant end) {

  private static final int DAYS = 365;

  /** Of subscribers, so that who pays next is not who paid last. */
  private static final long STRIDE = 7_919;

  static Year before(Instant now) {
    Instant end =
        LocalDate.ofInstant(now, PastPayment.ZONE)
            .minusDays(1)
            .atStartOfDay(PastPayment.ZONE)
            .toInstant();
    return new Year(end.minus(DAYS, ChronoUnit.DAYS), end);
  }

  List<LocalDate> days() {
    return LocalDate.ofInstant(begin, PastPayment.ZONE)
        .datesUntil(LocalDate.ofInstant(end, PastPayment.ZONE).plusDays(2))
        .toList();
  }

  /** Payments, in the order of their times; all together last from the begin to the end. */
  List<PastPayment> payments(Span all, Span some, List<Till> tills, long people) {
    List<PastPayment> payments = new ArrayList<>();
    Duration whole = Duration.between(begin, end);
    for (long number = some.from(); number < some.to(); number++) {
      double share = (number - all.from() + 0.5) / (all.to() - all.from());
      Instant at = begin.plus(Math.round(whole.toMillis() * share), ChronoUnit.MILLIS);
      payments.add(
          new PastPayment(
              number,
              at,
              tills.get(Math.floorMod(number * STRIDE, tills.size())),
              Person.of(number * STRIDE % people, people, begin)));
    }
    return payments;
  }

  /** Numbers of payments, without the last. */
  record Span(long from, long to) {}
}
