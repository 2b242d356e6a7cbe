package org.showpay.cat.counter;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.showpay.contracts.money.Money;

/** What the customer buys. */
public record Basket(Currency currency, List<Line> lines) {

  private static final int MOST_LINES = 200;

  /** Takes the lines as they are. */
  public Basket {
    lines = List.copyOf(lines);
  }

  static Basket empty(Currency currency) {
    return new Basket(currency, List.of());
  }

  /** One line more; a full basket stays as it is. */
  Basket with(Line line) {
    if (lines.size() >= MOST_LINES) {
      return this;
    }
    List<Line> more = new ArrayList<>(lines);
    more.add(line);
    return new Basket(currency, more);
  }

  /** Without the line that came last. */
  Basket withoutLast() {
    return lines.isEmpty() ? this : new Basket(currency, lines.subList(0, lines.size() - 1));
  }

  /** What it costs. */
  public Money total() {
    return lines.stream().map(Line::price).reduce(Money.zero(currency), Money::plus);
  }
}
