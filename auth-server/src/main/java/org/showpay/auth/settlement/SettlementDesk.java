package org.showpay.auth.settlement;

import org.showpay.auth.meter.BookMeters;
import org.showpay.contracts.merchant.MerchantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Closes the days of all merchants; one that fails is tried again the next time. */
@Service
class SettlementDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SettlementDesk.class);

  private final SettlementBook book;
  private final SettlementRows rows;
  private final BookMeters meters;

  SettlementDesk(SettlementBook book, SettlementRows rows, BookMeters meters) {
    this.meters = meters;
    this.book = book;
    this.rows = rows;
  }

  void closePastDays() {
    for (MerchantId merchant : rows.merchantsWithSomethingDue()) {
      try {
        book.closePastDays(merchant);
      } catch (RuntimeException e) {
        meters.settled(BookMeters.Settlement.FAILED);
        LOG.error("The settlement of {} could not be closed", merchant, e);
      }
    }
  }
}
