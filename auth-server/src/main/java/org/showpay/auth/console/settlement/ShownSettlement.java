package org.showpay.auth.console.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.settlement.SettlementId;

/** What a merchant was paid for one day. */
public record ShownSettlement(
    SettlementId id,
    LocalDate day,
    int number,
    MerchantId merchant,
    String shop,
    int items,
    Money captured,
    Money givenBack,
    Money fees,
    Money net,
    Instant closedAt) {}
