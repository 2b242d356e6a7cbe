package org.showpay.mall.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.mall.Customers.item;
import static org.showpay.mall.Customers.order;
import static org.showpay.mall.Customers.problemOf;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.PlaceOrder;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.AtTheShop;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that the shop does not take; none of them moves any stock. */
class BrokenOrdersTest extends AtTheShop {

  @Autowired JdbcClient jdbc;

  private int orders;

  @BeforeEach
  void stock() {
    customers.stock("TEA-GREEN", 200, 14_000);
    orders = customers.orders();
  }

  @Test
  void doesNotKnowAnOrderThatWasNeverPlaced() {
    ShopOrderId never = ShopOrderId.next();
    assertRefused(problemOf(() -> customers.shop().find(never)), 404, "ORDER_UNKNOWN");
    assertRefused(problemOf(() -> customers.shop().cancel(never)), 404, "ORDER_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesAQuantityThatIsNot1To99(int quantity) {
    Problem problem = refusal(order(item("TEA-BARLEY", 1), item("TEA-GREEN", quantity)));
    assertRefused(problem, 422, "QUANTITY_INVALID");
    assertThat(problem.detail()).contains("'TEA-GREEN'");
  }

  @Test
  void refusesAGoodThatTheShopDoesNotHave() {
    Problem problem = refusal(order(item("TEA-GREEN", 1), item("TEA-BLUE", 1)));
    assertRefused(problem, 422, "SKU_UNKNOWN");
    assertThat(problem.detail()).contains("'TEA-BLUE'");
  }

  @Test
  void refusesTheSameGoodTwice() {
    Problem problem = refusal(order(item("TEA-GREEN", 1), item("TEA-GREEN", 2)));
    assertRefused(problem, 422, "SKU_TWICE");
    assertThat(problem.detail()).contains("'TEA-GREEN'");
  }

  @Test
  void refusesNoItemsAndMoreThan50() {
    assertRefused(refusal(order()), 422, "ITEMS_INVALID");
    Item[] items = IntStream.range(0, 51).mapToObj(i -> item("SKU-" + i, 1)).toArray(Item[]::new);
    assertRefused(refusal(order(items)), 422, "ITEMS_INVALID");
  }

  @Test
  void refusesAnItemThatIsNothing() {
    assertThat(post("{'items':[null]}")).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'items':null}",
        "{'items':[{'quantity':1}]}",
        "{'items':[{'sku':'TEA-GREEN'}]}",
        "{'items':[],'discount':100}",
        "[]",
        "tea"
      })
  void refusesWhatItCannotReadOrWhatIsNotWhole(String body) {
    assertThat(post(body)).isEqualTo(400);
  }

  @Test
  void refusesATotalThatDoesNotFit() {
    customers.stock("STAR", 5, Long.MAX_VALUE / 2);
    assertRefused(refusal(order(item("STAR", 3))), 422, "TOTAL_TOO_LARGE");
    customers.stock("MOON", 5, Long.MAX_VALUE - 1);
    PlaceOrder both = order(item("MOON", 1), item("TEA-GREEN", 1));
    assertRefused(refusal(both), 422, "TOTAL_TOO_LARGE");
    assertThat(customers.left("STAR")).isEqualTo(5);
    assertThat(customers.left("MOON")).isEqualTo(5);
  }

  @Test
  void setsNothingAsideWhenOneGoodIsShortAndNamesTheFirstInSkuOrder() {
    customers.stock("A-PLENTY", 99, 1);
    customers.stock("B-SHORT", 1, 1);
    customers.stock("C-SHORT", 1, 1);
    Problem problem = refusal(order(item("C-SHORT", 2), item("B-SHORT", 2), item("A-PLENTY", 9)));
    assertRefused(problem, 409, "SHORT_OF_STOCK");
    assertThat(problem.detail()).contains("'B-SHORT'");
    assertThat(customers.left("A-PLENTY")).isEqualTo(99);
    assertThat(customers.left("B-SHORT")).isEqualTo(1);
  }

  @Test
  void cannotSellWhatIsNotThereWhateverTheCodeDoes() {
    assertThatThrownBy(
            () -> jdbc.sql("update good set stock = stock - 201 where sku = 'TEA-GREEN'").update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("good_stock_never_below_zero");
  }

  private Problem refusal(PlaceOrder request) {
    return problemOf(() -> customers.shop().place(request));
  }

  private void assertRefused(Problem problem, int status, String code) {
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(customers.left("TEA-GREEN")).isEqualTo(200);
    assertThat(customers.orders()).isEqualTo(orders);
  }

  private int post(String body) {
    Integer status =
        customers
            .http(TestKeys.OPERATOR.reveal())
            .post()
            .uri("/v1/orders")
            .contentType(MediaType.APPLICATION_JSON)
            .body(body.replace('\'', '"'))
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
