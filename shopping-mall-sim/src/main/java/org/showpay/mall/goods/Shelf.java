package org.showpay.mall.goods;

import java.util.Optional;
import org.showpay.contracts.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes goods off sale and puts them back; each in one statement, so that none is sold twice. */
@Component
public class Shelf {

  private final JdbcClient jdbc;

  Shelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a good is called and costs, as it was when it was set aside. */
  public record Taken(String name, Money price) {}

  /** Sets so many aside and says what one costs; empty, and nothing done, when too few are left. */
  public Optional<Taken> setAside(String sku, int quantity) {
    return jdbc.sql(
            """
            update good set stock = stock - :quantity, taken = taken + :quantity
             where sku = :sku and stock >= :quantity
            returning name, price, currency
            """)
        .param("sku", sku)
        .param("quantity", quantity)
        .query((row, number) ->
            new Taken(
                row.getString("name"), Money.of(row.getLong("price"), row.getString("currency"))))
        .optional();
  }

  /** Puts so many back on sale. */
  public void putBack(String sku, int quantity) {
    jdbc.sql(
            """
            update good set stock = stock + :quantity, taken = taken - :quantity where sku = :sku
            """)
        .param("sku", sku)
        .param("quantity", quantity)
        .update();
  }
}
