package org.showpay.contracts.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What is owed to whom. Caller: the operator. */
@HttpExchange("/v1/ledger")
public interface LedgerApi {

  /** The balances of one merchant's accounts, or of all accounts, each found in two ways. */
  @GetExchange("/balances")
  Balances balances(@RequestParam(required = false) @Nullable MerchantId merchant);

  /** Balances, and whether the two ways agree on each of them. */
  record Balances(boolean agree, List<Balance> balances) {}

  /**
   * The balance of an account: above zero what is owed to us, below zero what we owe.
   *
   * @param account what kind of account it is, for example {@code MERCHANT_PAYABLE}
   * @param owner a merchant's id, a card company's name, or {@code showpay}
   * @param cached the roll-up and what was booked since
   * @param derived the sum of all entries
   */
  record Balance(String account, String owner, Money cached, Money derived, boolean agree) {}
}
