package org.showpay.contracts.pack;

import java.util.List;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;

/**
 * The pin-generator-service asks whether a pack may be made for this handset.
 *
 * @param ceiling the most that each code may pay
 * @param digests one for each code, in the order in which the handset counts them from 1
 */
public record PackRegistration(
    PackId pack,
    SubscriberId subscriber,
    HandsetId handset,
    CardToken card,
    Money ceiling,
    PackPeriod every,
    List<PayCodeDigest> digests) {}
