package org.showpay.mall.office;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.mall.account.MerchantAccounts;
import org.showpay.mall.account.SigningKeys;
import org.showpay.mall.order.ShopOrder;
import org.showpay.mall.order.ShopOrders;
import org.showpay.mall.refund.RefundDesk;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.RestController;

/** The back office as the operator calls it. */
@RestController
class ShopOffice implements ShopOfficeApi {

  private static final int USUAL = 20;
  private static final int MOST = 100;
  private static final UUID BEHIND_ALL = new UUID(-1, -1);

  private final MerchantAccounts accounts;
  private final SigningKeys signing;
  private final KeyChange keys;
  private final ShopOrders orders;
  private final RefundDesk desk;

  ShopOffice(
      MerchantAccounts accounts,
      SigningKeys signing,
      KeyChange keys,
      ShopOrders orders,
      RefundDesk desk) {
    this.accounts = accounts;
    this.signing = signing;
    this.keys = keys;
    this.orders = orders;
    this.desk = desk;
  }

  @Override
  public void enter(MerchantAccount account) {
    keys.enter(account);
  }

  @Override
  public AccountState account() {
    return new AccountState(accounts.key().isPresent());
  }

  @Override
  public DrawnKey draw() {
    VerifyingKey key = signing.draw();
    return new DrawnKey(key.id(), key);
  }

  @Override
  public Page orders(@Nullable State state, @Nullable ShopOrderId after, @Nullable Integer limit) {
    int most = limit == null ? USUAL : limit;
    if (most < 1 || most > MOST) {
      throw ProblemException.unprocessable(
          "LIMIT_INVALID", NextStep.FIX_REQUEST, "A page has 1 to 100 orders.");
    }
    UUID before = after == null ? BEHIND_ALL : after.uuid();
    // One more than is shown tells whether there is another page.
    Limit oneMore = Limit.of(most + 1);
    List<ShopOrder> found =
        state == null
            ? orders.findByIdLessThanOrderByIdDesc(before, oneMore)
            : orders.findByStateAndIdLessThanOrderByIdDesc(state, before, oneMore);
    List<ShopOrder> page = found.subList(0, Math.min(most, found.size()));
    return new Page(
        page.stream().map(ShopOrder::view).toList(),
        found.size() > most ? page.getLast().id() : null);
  }

  @Override
  public Refund refund(ShopOrderId order, RefundWish wish) {
    return desk.giveBack(order, wish);
  }

  @Override
  public List<Refund> refunds(ShopOrderId order) {
    orders.get(order);
    return desk.of(order);
  }
}
