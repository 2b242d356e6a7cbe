package org.showpay.auth.paycode;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.subscriber.SubscriberId;

/** What a code stood for, once it is spent: whose it was, the card that it charges, and where. */
public record SpentCode(
    CodeKind kind,
    Channel channel,
    SubscriberId subscriber,
    CardToken card,
    String cardLast4,
    CompanyId company,
    String merchantName) {

  /** Whether the consumer has to be proved however little is paid. */
  public boolean isAlwaysProved() {
    return kind.isAlwaysProved() || channel == Channel.ONLINE;
  }
}
