package org.showpay.mall.office;

import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.account.MerchantAccounts;
import org.showpay.mall.checkout.Heard;
import org.showpay.mall.order.OrderBook;
import org.showpay.mall.order.Settlement;
import org.springframework.stereotype.Component;

/**
 * Takes a key in the place of another one. Sessions and payments belong to a merchant: with the key
 * of another one nobody learns any more what became of those that are under way.
 */
@Component
class KeyChange {

  private final MerchantAccounts accounts;
  private final OrderBook book;
  private final Settlement settlement;

  KeyChange(MerchantAccounts accounts, OrderBook book, Settlement settlement) {
    this.accounts = accounts;
    this.book = book;
    this.settlement = settlement;
  }

  /** Takes it; 409 for one that does not show what is under way. */
  void enter(MerchantAccount account) {
    boolean another = accounts.key().isPresent() && !accounts.isKey(account.apiKey());
    if (another) {
      book.underWay().ifPresent(order -> checkThatItShows(order, account));
    }
    accounts.enter(account);
  }

  private void checkThatItShows(ShopOrderId order, MerchantAccount account) {
    switch (settlement.askAs(account.apiKey(), order)) {
      case Heard.Told _ -> {}
      case Heard.NoSuchSession _ ->
          throw ProblemException.conflict(
              "OTHER_MERCHANT",
              NextStep.STOP,
              "This is the key of another merchant, and orders or refunds of the present one are"
                  + " open, such as "
                  + order
                  + ". Wait until they are paid, cancelled or given back.");
      case Heard.Refused _, Heard.Nonsense _, Heard.Silence _ ->
          throw ProblemException.conflict(
              "KEY_UNPROVED",
              NextStep.RETRY_SAME,
              "Orders or refunds are open, and the auth-server does not say that this key is of"
                  + " the same merchant. Try again.");
    }
  }
}
