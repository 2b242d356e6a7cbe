package org.showpay.mall.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mall.Customers.item;
import static org.showpay.mall.Customers.order;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.PlaceOrder;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.mall.AtTheShop;
import org.showpay.testing.AtOnce;
import org.springframework.web.client.RestClientResponseException;

/** Many customers at the same moment. */
class OrderRaceTest extends AtTheShop {

  private static final int CUSTOMERS = 30;
  private static final String PLACED = "placed";

  @Test
  void sellsTenToThirtyCustomersExactlyTenTimes() throws Exception {
    customers.stock("TICKET", 10, 50_000);

    List<String> outcomes = place(Collections.nCopies(CUSTOMERS, order(item("TICKET", 1))));

    assertThat(outcomes).filteredOn(PLACED::equals).hasSize(10);
    assertThat(outcomes).filteredOn("SHORT_OF_STOCK"::equals).hasSize(20);
    assertThat(customers.left("TICKET")).isZero();
  }

  @Test
  void neverLetsTwoOrdersWaitForEachOtherInACircle() throws Exception {
    customers.stock("LEFT-SHOE", 100, 1);
    customers.stock("RIGHT-SHOE", 100, 1);
    PlaceOrder leftFirst = order(item("LEFT-SHOE", 1), item("RIGHT-SHOE", 1));
    PlaceOrder rightFirst = order(item("RIGHT-SHOE", 1), item("LEFT-SHOE", 1));

    List<String> outcomes =
        place(
            IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> i % 2 == 0 ? leftFirst : rightFirst)
                .toList());

    assertThat(outcomes).hasSize(CUSTOMERS).containsOnly(PLACED);
    assertThat(customers.left("LEFT-SHOE")).isEqualTo(100 - CUSTOMERS);
    assertThat(customers.left("RIGHT-SHOE")).isEqualTo(100 - CUSTOMERS);
  }

  @Test
  void putsTheGoodsBackOnceWhenManyCancelAtOnce() throws Exception {
    customers.stock("COAT", 10, 50_000);
    ShopApi shop = customers.shop();
    Order placed = shop.place(order(item("COAT", 3)));

    Callable<Order> cancel = () -> shop.cancel(placed.order());
    List<Order> cancelled = AtOnce.call(Collections.nCopies(10, cancel));

    assertThat(cancelled).extracting(Order::state).containsOnly(State.CANCELLED);
    assertThat(customers.left("COAT")).isEqualTo(10);
  }

  private List<String> place(List<PlaceOrder> requests) throws Exception {
    ShopApi shop = customers.shop();
    return AtOnce.call(
        requests.stream().<Callable<String>>map(request -> () -> outcome(shop, request)).toList());
  }

  private static String outcome(ShopApi shop, PlaceOrder request) {
    try {
      return shop.place(request).state() == State.PLACED ? PLACED : "not placed";
    } catch (RestClientResponseException refused) {
      return Problem.of(refused).code();
    }
  }
}
