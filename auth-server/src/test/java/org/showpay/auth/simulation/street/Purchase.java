package org.showpay.auth.simulation.street;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.subscriber.Password;

/**
 * A sale as a till has it in front of it.
 *
 * @param password what the consumer typed in, if anything
 * @param manual whether the merchant captures later
 */
public record Purchase(
    Step step, Sale sale, int subscriber, @Nullable Password password, boolean manual) {}
