package org.showpay.auth.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.showpay.auth.ledger.Ledger;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.auth.meter.BookMeters;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes the settlements of one merchant, in one transaction. What is booked or committed later, of
 * whatever day, is in a later batch of that day: nothing is missed, and nothing is taken twice.
 */
@Service
class SettlementBook {

  /** Time for a transaction that began before midnight to end, or it makes a batch of its own. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final SettlementRows rows;
  private final TermsBook terms;
  private final Ledger ledger;
  private final BookMeters meters;

  SettlementBook(SettlementRows rows, TermsBook terms, Ledger ledger, BookMeters meters) {
    this.meters = meters;
    this.rows = rows;
    this.terms = terms;
    this.ledger = ledger;
  }

  /** Closes all days, the one that is not over too. */
  @Transactional
  List<Settlement> closeNow(MerchantId merchant) {
    return close(merchant, Instant.MAX);
  }

  /** Closes the days that are over. */
  @Transactional
  List<Settlement> closePastDays(MerchantId merchant) {
    return close(merchant, rows.ago(GRACE));
  }

  private List<Settlement> close(MerchantId merchant, Instant latestEnd) {
    if (!rows.lock(merchant)) {
      throw ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.");
    }
    MerchantTerms agreed = terms.terms(merchant);
    List<Settlement> closed = new ArrayList<>();
    Optional<Instant> oldest = rows.oldestDue(merchant);
    while (oldest.isPresent()) {
      LocalDate day = agreed.businessDayOf(oldest.get());
      if (agreed.endOf(day).isAfter(latestEnd)) {
        break;
      }
      closed.addAll(closeDay(merchant, agreed, day));
      oldest = rows.oldestDue(merchant);
    }
    return closed;
  }

  /** The day's transactions are all that are due before its end: earlier days were closed first. */
  private List<Settlement> closeDay(MerchantId merchant, MerchantTerms agreed, LocalDate day) {
    Instant end = agreed.endOf(day);
    List<Settlement> closed = new ArrayList<>();
    for (String currency : rows.currenciesDue(merchant, end)) {
      rows.close(new Batch(SettlementId.next(), merchant, day, end, agreed.zone(), currency))
          .ifPresent(settlement -> {
            ledger.payOut(merchant, settlement.settlementId(), settlement.net());
            closed.add(settlement);
            meters.settled(BookMeters.Settlement.CLOSED);
          });
    }
    return closed;
  }
}
