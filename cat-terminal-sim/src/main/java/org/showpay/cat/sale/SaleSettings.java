package org.showpay.cat.sale;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set for all tills.
 *
 * @param schemePrefix the two digits that this scheme's pay codes start with
 * @param timeZone where the tills stand: receipts carry its time
 */
@ConfigurationProperties("showpay")
record SaleSettings(
    @DefaultValue("87") String schemePrefix, @DefaultValue("Asia/Seoul") ZoneId timeZone) {}
