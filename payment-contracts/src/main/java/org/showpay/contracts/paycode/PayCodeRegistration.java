package org.showpay.contracts.paycode;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;

/**
 * The pin-generator-service asks whether a code may be made for this handset (patent S304).
 *
 * @param ceiling the most that the code may pay, where the consumer set it
 * @param merchant the only shop where the code may be used, where the consumer chose one
 * @param channel where the code may be used; at tills where nothing is said
 */
public record PayCodeRegistration(
    PayCodeDigest digest,
    SubscriberId subscriber,
    HandsetId handset,
    CardToken card,
    @Nullable Money ceiling,
    @Nullable MerchantId merchant,
    @Nullable Channel channel) {

  /** Where the code may be used. */
  public Channel payableAt() {
    return channel == null ? Channel.STORE : channel;
  }
}
