package org.showpay.auth.settlement;

import org.showpay.contracts.merchant.MerchantId;

/** Closes a merchant's settlements, for whoever is not of this package. */
public class Closing {

  private final SettlementBook book;

  Closing(SettlementBook book) {
    this.book = book;
  }

  /** Closes all days, the one that is not over too. */
  public void closeNow(MerchantId merchant) {
    book.closeNow(merchant);
  }
}
