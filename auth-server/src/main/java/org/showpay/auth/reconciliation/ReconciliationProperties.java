package org.showpay.auth.reconciliation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.showpay.contracts.card.CompanyId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When card companies' days are, and when those are compared.
 *
 * @param zones the time zone of a card company's days, by its name
 * @param usualZone of those that are not named
 * @param fileReadyAfter how long after its end a day's file is complete
 * @param every how often it is looked for days that nobody has compared
 */
@ConfigurationProperties("showpay.reconciliation")
record ReconciliationProperties(
    @DefaultValue Map<String, ZoneId> zones,
    @DefaultValue("Asia/Seoul") ZoneId usualZone,
    @DefaultValue("3h") Duration fileReadyAfter,
    @DefaultValue("1h") Duration every) {

  ZoneId zoneOf(CompanyId company) {
    return zones.getOrDefault(company.text(), usualZone);
  }
}
