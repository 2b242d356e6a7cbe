package org.showpay.mall;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.PlaceOrder;
import org.showpay.contracts.shop.ShopOfficeApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The shop as its customers see it, over real HTTP, and a look into its store room. */
public final class Customers {

  private final Environment environment;
  private final JdbcClient jdbc;

  Customers(Environment environment, JdbcClient jdbc) {
    this.environment = environment;
    this.jdbc = jdbc;
  }

  /** So many of one good. */
  public static Item item(String sku, int quantity) {
    return new Item(sku, quantity);
  }

  /** An order of these items. */
  public static PlaceOrder order(Item... items) {
    return new PlaceOrder(Arrays.asList(items));
  }

  /** The problem with which a call is refused; fails when it is not refused. */
  public static Problem problemOf(ThrowingCallable call) {
    return Problem.of(catchThrowableOfType(RestClientResponseException.class, call));
  }

  /** The shop's API. */
  public ShopApi shop() {
    return TestClient.of(ShopApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** The shop's back office. */
  public ShopOfficeApi office() {
    return TestClient.of(ShopOfficeApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** Plain HTTP with any credential. */
  public RestClient http(String credential) {
    return TestClient.raw(environment, credential);
  }

  /** Brings the stock of a good to this many, or adds the good if the shop has none such. */
  public void stock(String sku, int stock, long price) {
    jdbc.sql(
            """
            insert into good (sku, name, price, currency, stock)
            values (:sku, 'Test good', :price, 'KRW', :stock)
            on conflict (sku) do update set price = :price, stock = :stock
            """)
        .param("sku", sku)
        .param("stock", stock)
        .param("price", price)
        .update();
  }

  /** Forgets all orders of a good, and brings its stock to this many. */
  public void clear(String sku, int stock, long price) {
    stock(sku, stock, price);
    jdbc.sql("select distinct order_id from order_item where sku = ?")
        .param(sku)
        .query(UUID.class)
        .list()
        .forEach(order -> {
          jdbc.sql("delete from refund where order_id = ?").param(order).update();
          jdbc.sql("delete from order_item where order_id = ?").param(order).update();
          jdbc.sql("delete from shop_order where id = ?").param(order).update();
        });
    jdbc.sql("update good set taken = 0 where sku = ?").param(sku).update();
  }

  /** How many are in orders that are not cancelled, as it is stored. */
  public int taken(String sku) {
    return jdbc.sql("select taken from good where sku = ?")
        .param(sku)
        .query(Integer.class)
        .single();
  }

  /** Changes rows behind the shop's back. */
  public int change(String statement, Object... values) {
    return jdbc.sql(statement).params(values).update();
  }

  /** Whether something is so in the shop's rows. */
  public boolean is(String condition, Object... values) {
    return jdbc.sql("select exists (" + condition + ")")
        .params(values)
        .query(Boolean.class)
        .single();
  }

  /** How many are on sale, as it is stored. */
  public int left(String sku) {
    return jdbc.sql("select stock from good where sku = ?")
        .param(sku)
        .query(Integer.class)
        .single();
  }

  /** How many orders were ever written. */
  public int orders() {
    return jdbc.sql("select count(*) from shop_order").query(Integer.class).single();
  }
}
