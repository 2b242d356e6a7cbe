package org.showpay.issuer.fault;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How faults may be asked for.
 *
 * @param magicAmounts whether certain amounts are faults by themselves
 * @param longestSilence how long a connection is held without an answer, at most
 */
@ConfigurationProperties("showpay.faults")
record FaultProperties(
    @DefaultValue("true") boolean magicAmounts, @DefaultValue("60s") Duration longestSilence) {}
