package org.showpay.auth.limit;

import java.time.ZoneId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for a subscriber who has set nothing, in minor units of any currency.
 *
 * @param timeZone where a subscriber's days and months begin
 */
@ConfigurationProperties("showpay.limits")
record LimitProperties(
    @DefaultValue("5000000") long perPayment,
    @DefaultValue("10000000") long perDay,
    @DefaultValue("30000000") long perMonth,
    @DefaultValue("0") long withoutPassword,
    @DefaultValue("5") int timesWithoutPassword,
    @DefaultValue("Asia/Seoul") ZoneId timeZone) {

  Limits in(String currency) {
    return new Limits(
        Money.of(perPayment, currency),
        Money.of(perDay, currency),
        Money.of(perMonth, currency),
        Money.of(withoutPassword, currency),
        timesWithoutPassword);
  }
}
