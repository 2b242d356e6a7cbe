package org.showpay.cat.sale;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set for all tills.
 *
 * @param schemePrefix the two digits that this scheme's pay codes start with
 * @param currency what the pages of the tills sell in
 * @param timeZone where the tills stand: receipts carry its time
 */
@ConfigurationProperties("showpay")
public record SaleSettings(
    @DefaultValue("87") String schemePrefix,
    @DefaultValue("KRW") Currency currency,
    @DefaultValue("Asia/Seoul") ZoneId timeZone) {}
