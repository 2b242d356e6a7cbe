package org.showpay.auth.console.proposal;

import java.time.Duration;
import java.util.Map;
import org.showpay.contracts.money.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When two operators are wanted for what is weighty.
 *
 * @param refundsAbove in minor units of each currency; of one that is not named, every refund
 * @param within how long a proposal can be confirmed
 */
@ConfigurationProperties("showpay.two-operators")
record TwoOperatorsProperties(
    @DefaultValue("WHEN_THERE_ARE_TWO") When when,
    @DefaultValue Map<String, Long> refundsAbove,
    @DefaultValue("4h") Duration within) {

  /** When two are wanted. */
  enum When {
    /** As soon as two operators may act; before, the one there is acts alone. */
    WHEN_THERE_ARE_TWO,
    /** Always: where there is one alone, nothing weighty is done. */
    ALWAYS,
    /** Never: for rehearsals. */
    NEVER
  }

  /** What one operator may give back alone. */
  Money refundsAbove(String currency) {
    return Money.of(refundsAbove.getOrDefault(currency, 0L), currency);
  }
}
