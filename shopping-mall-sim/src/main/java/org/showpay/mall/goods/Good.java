package org.showpay.mall.goods;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.showpay.contracts.money.Money;

/**
 * Something on sale. Immutable here: the stock changes in {@link Shelf} alone, by a statement that
 * looks at what is left in the same breath.
 */
@Entity
@Immutable
@Table(name = "good")
public class Good {

  @Id private String sku;
  @Column private String name;
  @Column private long price;
  @Column private String currency;
  @Column private int stock;

  /** For the persistence provider. */
  protected Good() {}

  /** What the shop calls it. */
  public String sku() {
    return sku;
  }

  /** What customers call it. */
  public String name() {
    return name;
  }

  /** What one costs. */
  public Money price() {
    return Money.of(price, currency);
  }

  /** How many were left when it was looked up. */
  public int left() {
    return stock;
  }
}
