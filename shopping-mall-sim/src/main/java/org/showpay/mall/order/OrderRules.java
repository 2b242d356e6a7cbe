package org.showpay.mall.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.account.MerchantAccounts;
import org.showpay.mall.goods.Good;
import org.showpay.mall.goods.Goods;
import org.springframework.stereotype.Component;

/** What may be ordered; each rule refuses the request (422) before anything is done for it. */
@Component
public class OrderRules {

  private static final int MOST_ITEMS = 50;
  private static final int MOST_OF_ONE = 99;

  private final Goods goods;
  private final MerchantAccounts accounts;

  OrderRules(Goods goods, MerchantAccounts accounts) {
    this.goods = goods;
    this.accounts = accounts;
  }

  /**
   * Nothing is set aside for an order that could not be paid.
   *
   * @throws ProblemException 503 SHOP_CLOSED while the shop has no merchant account
   */
  public void checkOpen() {
    if (accounts.key().isEmpty()) {
      throw ProblemException.unavailable(
          "SHOP_CLOSED", "The shop has no merchant account yet, and so takes no orders.");
    }
  }

  /** The items of a request that keeps all rules. */
  List<Item> check(List<Item> asked) {
    if (asked.isEmpty() || asked.size() > MOST_ITEMS) {
      throw broken("ITEMS_INVALID", "An order has 1 to 50 items.");
    }
    Set<String> skus = new HashSet<>();
    List<Item> items = asked.stream().map(OrderRules::whole).toList();
    for (Item item : items) {
      if (!skus.add(item.sku())) {
        throw broken("SKU_TWICE", "'%s' is in this order twice.".formatted(item.sku()));
      }
    }
    return onSale(items, skus);
  }

  private static Item whole(@Nullable Item item) {
    if (item == null) {
      throw broken("ITEMS_INVALID", "An item of this order is nothing.");
    }
    if (item.quantity() < 1 || item.quantity() > MOST_OF_ONE) {
      throw broken(
          "QUANTITY_INVALID",
          "Of '%s' 1 to 99 can be ordered, not %d.".formatted(item.sku(), item.quantity()));
    }
    return item;
  }

  private List<Item> onSale(List<Item> items, Set<String> skus) {
    Set<String> known = new HashSet<>(goods.findAllBySkuIn(skus).stream().map(Good::sku).toList());
    for (Item item : items) {
      if (!known.contains(item.sku())) {
        throw broken("SKU_UNKNOWN", "The shop has no '%s'.".formatted(item.sku()));
      }
    }
    return items;
  }

  private static ProblemException broken(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, detail);
  }
}
