package org.showpay.mall.cart;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.visit.Customer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The carts of all browsers. Nothing is set aside for them before it is ordered. */
@Component
public class Cart {

  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private final JdbcClient database;
  private final Clock clock;

  Cart(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Puts so many more of a good in: up to 99 of it, and up to 50 goods, as an order takes them. */
  public void put(Customer customer, String sku, int quantity) {
    database
        .sql(
            """
            insert into cart_line as c (customer, sku, quantity, put_at)
            select :customer, g.sku, least(99, greatest(1, :quantity)), :now
              from good g
             where g.sku = :sku
               and (select count(*) from cart_line o
                     where o.customer = :customer and o.sku <> :sku) < 50
            on conflict (customer, sku) do update
              set quantity = least(99, c.quantity + excluded.quantity), put_at = :now
            """)
        .param("customer", customer.digest())
        .param("sku", sku)
        .param("quantity", quantity)
        .param("now", now())
        .update();
  }

  /** Makes it so many of a good; none takes it out. */
  public void change(Customer customer, String sku, int quantity) {
    database
        .sql(
            quantity < 1
                ? "delete from cart_line where customer = :customer and sku = :sku"
                : """
                update cart_line set quantity = least(99, :quantity)
                 where customer = :customer and sku = :sku
                """)
        .param("customer", customer.digest())
        .param("sku", sku)
        .param("quantity", quantity)
        .update();
  }

  /** What is in it, in the order in which it was put in. */
  public List<Item> look(Customer customer) {
    return database
        .sql("select sku, quantity from cart_line where customer = ? order by put_at, sku")
        .param(customer.digest())
        .query((row, number) -> new Item(row.getString(1), row.getInt(2)))
        .list();
  }

  /**
   * Takes everything out, in the transaction of whoever orders it. Of two tabs that order the same
   * cart, the second waits here and finds it empty.
   */
  public List<Item> empty(Customer customer) {
    return database
        .sql(
            """
            with locked as (
              select sku from cart_line where customer = :customer order by sku for update),
            taken as (
              delete from cart_line c using locked l
               where c.customer = :customer and c.sku = l.sku
              returning c.sku, c.quantity, c.put_at)
            select sku, quantity from taken order by put_at, sku
            """)
        .param("customer", customer.digest())
        .query((row, number) -> new Item(row.getString(1), row.getInt(2)))
        .list();
  }

  /** Forgets carts that nobody has come back for. */
  public void forgetOld() {
    database.sql("delete from cart_line where put_at < ?").param(now().minus(FORGOTTEN)).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
