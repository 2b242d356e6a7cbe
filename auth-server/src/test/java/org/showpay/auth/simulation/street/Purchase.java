package org.showpay.auth.simulation.street;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.subscriber.Password;

/**
 * A sale as a till has it in front of it.
 *
 * @param password what the consumer typed in, if anything
 */
public record Purchase(Step step, Sale sale, int subscriber, @Nullable Password password) {}
