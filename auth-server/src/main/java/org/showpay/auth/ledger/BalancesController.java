package org.showpay.auth.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.settlement.LedgerApi;
import org.springframework.web.bind.annotation.RestController;

/** Balances over HTTP. */
@RestController
class BalancesController implements LedgerApi {

  private final BalanceSheet balances;

  BalancesController(BalanceSheet balances) {
    this.balances = balances;
  }

  @Override
  public Balances balances(@Nullable MerchantId merchant) {
    List<Balance> found = balances.of(merchant);
    return new Balances(found.stream().allMatch(Balance::agree), found);
  }
}
