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

  /** Sets so many aside and says what one costs; empty, and nothing done, when too few are left. */
  public Optional<Money> setAside(String sku, int quantity) {
    return jdbc.sql(
            """
            update good set stock = stock - :quantity
             where sku = :sku and stock >= :quantity
            returning price, currency
            """)
        .param("sku", sku)
        .param("quantity", quantity)
        .query((row, number) -> Money.of(row.getLong("price"), row.getString("currency")))
        .optional();
  }

  /** Puts so many back on sale. */
  public void putBack(String sku, int quantity) {
    jdbc.sql("update good set stock = stock + :quantity where sku = :sku")
        .param("sku", sku)
        .param("quantity", quantity)
        .update();
  }
}
