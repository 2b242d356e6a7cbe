package org.showpay.mall.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mall.Customers.problemOf;

import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer.Line;

/** Which key takes the place of the one that the shop has. */
class KeyChangeTest extends AtTheShop {

  private final ApiKey next = ApiKeyHash.draw(new SecureRandom());

  @BeforeEach
  void nothingIsUnderWay() {
    customers.change("delete from refund");
    customers.change("delete from order_item");
    customers.change("delete from shop_order");
    customers.change("update good set taken = 0");
    authServer.takes(next);
  }

  @Test
  void refusesAnotherMerchantsKeyWhileAnOrderCanBePaid() {
    Order order = placed(1);
    authServer.is(Line.OTHER_MERCHANT);
    assertRefused("OTHER_MERCHANT");
    authServer.is(Line.HEARS);
    customers.shop().cancel(order.order());
    authServer.is(Line.OTHER_MERCHANT);
    enterNext();
  }

  @Test
  void refusesAnotherMerchantsKeyWhileARefundIsOpen() {
    Order order = paid();
    authServer.is(Line.DEAF);
    RefundWish wish = new RefundWish(OperationId.next(), Money.of(1_000, "KRW"));
    customers.office().refund(order.order(), wish);
    authServer.is(Line.OTHER_MERCHANT);
    assertRefused("OTHER_MERCHANT");
  }

  @Test
  void takesNoKeyUnprovedWhileSomethingIsOpenAndTheSameMerchantsAtAnyTime() {
    Order order = placed(2);
    authServer.is(Line.DEAF);
    assertRefused("KEY_UNPROVED");
    authServer.is(Line.HEARS);
    enterNext();
    herald.tell("checkout.paid", authServer.pay(order.session()));
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void saysWhetherThereIsAnAccountAndNothingMore() {
    assertThat(customers.office().account().entered()).isTrue();
    customers.change("delete from merchant_account");
    assertThat(customers.office().account().entered()).isFalse();
  }

  private void assertRefused(String code) {
    var problem = problemOf(this::enterNext);
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo(code);
  }

  private void enterNext() {
    customers.office().enter(new MerchantAccount(next, herald.account().webhookSecret()));
  }
}
