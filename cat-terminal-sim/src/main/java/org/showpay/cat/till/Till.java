package org.showpay.cat.till;

import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.till.TillId;

/**
 * An installed till.
 *
 * @param merchantName as it stands at the head of every receipt
 * @param terminal the merchant's terminal that this till is, by the auth-server's records
 * @param apiKey what the terminal proves itself with to the auth-server
 */
public record Till(TillId id, String merchantName, TerminalId terminal, ApiKey apiKey) {}
