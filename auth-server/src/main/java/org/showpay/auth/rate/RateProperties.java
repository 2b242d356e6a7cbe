package org.showpay.auth.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many requests to the API there may be in a minute, evenly or at once; 0 where that is not
 * bounded.
 *
 * @param ofAnAddress of a client's address, before anybody is asked who they are
 * @param ofAll of all terminals and handsets together
 */
@ConfigurationProperties("showpay.requests-a-minute")
record RateProperties(
    int ofATerminal, int ofAMerchant, int ofAHandset, int ofAnAddress, int ofAll) {}
