package org.showpay.auth.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.settlement.SettlementId;

/** Which transactions a settlement takes: those of a merchant and currency, up to a day's end. */
record Batch(
    SettlementId id,
    MerchantId merchant,
    LocalDate businessDay,
    Instant dayEnds,
    ZoneId zone,
    String currency) {}
