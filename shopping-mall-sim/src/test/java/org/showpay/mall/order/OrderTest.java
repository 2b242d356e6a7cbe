package org.showpay.mall.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mall.Customers.item;
import static org.showpay.mall.Customers.order;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Good;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.mall.AtTheShop;

/** Looking at goods, placing an order, cancelling it. */
class OrderTest extends AtTheShop {

  @Test
  void showsTheGoodsThatItOpenedWith() {
    List<Good> goods = customers.shop().goods();
    assertThat(goods)
        .extracting(Good::sku)
        .contains(
            "TEA-GREEN",
            "TEA-BARLEY",
            "RICE-10",
            "SEAWEED",
            "BOWL-WHITE",
            "FAN-PAPER",
            "LAMP-DESK",
            "BIKE-CITY",
            "CROCK-ONGGI",
            "TIGER-PLUSH",
            "CAKE-WALNUT",
            "KITE-SHIELD");
    assertThat(goods).contains(new Good("LAMP-DESK", "Desk lamp", Money.of(89_000, "KRW"), 40));
  }

  @Test
  void setsTheGoodsAsideAndAddsTheTotalInTheOrderAsAsked() {
    customers.stock("Z-PEN", 10, 1_200);
    customers.stock("A-INK", 10, 5_000);

    Order placed = customers.shop().place(order(item("Z-PEN", 3), item("A-INK", 1)));

    assertThat(placed.state()).isEqualTo(State.PLACED);
    assertThat(placed.total()).isEqualTo(Money.of(8_600, "KRW"));
    assertThat(placed.items()).containsExactly(item("Z-PEN", 3), item("A-INK", 1));
    assertThat(customers.left("Z-PEN")).isEqualTo(7);
    assertThat(customers.left("A-INK")).isEqualTo(9);
    assertThat(customers.shop().find(placed.order())).isEqualTo(placed);
  }

  @Test
  void keepsTheTotalOfAnOrderWhenThePriceRises() {
    customers.stock("GOLD", 10, 100);
    Order placed = customers.shop().place(order(item("GOLD", 2)));
    customers.stock("GOLD", 8, 900);
    assertThat(customers.shop().find(placed.order()).total()).isEqualTo(Money.of(200, "KRW"));
  }

  @Test
  void sellsTheVeryLastOne() {
    customers.stock("LAST", 99, 1);
    customers.shop().place(order(item("LAST", 99)));
    assertThat(customers.left("LAST")).isZero();
  }

  @Test
  void putsTheGoodsBackOnceHoweverOftenAnOrderIsCancelled() {
    customers.stock("INK", 10, 100);
    Order placed = customers.shop().place(order(item("INK", 4)));

    Order cancelled = customers.shop().cancel(placed.order());
    Order again = customers.shop().cancel(placed.order());

    assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
    assertThat(again).isEqualTo(cancelled).isEqualTo(customers.shop().find(placed.order()));
    assertThat(customers.left("INK")).isEqualTo(10);
  }
}
