package org.showpay.issuer.account;

import java.time.YearMonth;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;

/**
 * A card as its company knows it.
 *
 * @param expiry the last month in which it is good
 * @param available what it could still pay when it was looked up
 */
public record Card(AccountId account, YearMonth expiry, Money available) {

  /** True when the expiry was stated right, and is not over. */
  public boolean isGoodIn(YearMonth month, YearMonth statedExpiry) {
    return expiry.equals(statedExpiry) && !month.isAfter(expiry);
  }
}
