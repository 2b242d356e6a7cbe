package org.showpay.contracts.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What merchants are paid. Callers: the operator; and terminals, which read what is their own
 * merchant's.
 */
@HttpExchange("/v1")
public interface SettlementsApi {

  /** Closes whatever of a merchant is in no settlement yet; nothing, where all is. */
  @PostExchange("/merchants/{merchant}/settlements")
  @ResponseStatus(HttpStatus.CREATED)
  List<Settlement> close(@PathVariable MerchantId merchant);

  /**
   * A merchant's settlements, the latest first, at most a hundred.
   *
   * @param before the last settlement of the page before; absent for the first page
   */
  @GetExchange("/merchants/{merchant}/settlements")
  List<Settlement> list(
      @PathVariable MerchantId merchant,
      @RequestParam(required = false) @Nullable SettlementId before);

  /** The file of a settlement: the same bytes each time. */
  @GetExchange(url = "/settlements/{settlement}.csv", accept = "text/csv;charset=UTF-8")
  String file(@PathVariable SettlementId settlement);

  /**
   * A closed batch.
   *
   * @param number counts the batches of this business day and currency
   * @param fees what we keep: the fees of captures, less those of captures that were reversed
   * @param net what is paid out; below zero when the merchant owes it
   */
  record Settlement(
      SettlementId settlementId,
      MerchantId merchant,
      LocalDate businessDay,
      int number,
      int items,
      Money captured,
      Money refunded,
      Money reversed,
      Money fees,
      Money net,
      Instant closedAt) {}
}
