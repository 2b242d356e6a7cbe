package org.showpay.cat.item;

import java.util.List;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a till's shop sells by its EAN. */
@Service
public class PriceList {

  private static final int LONGEST_NAME = 64;

  private final JdbcClient database;
  private final SaleSettings settings;

  PriceList(JdbcClient database, SaleSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** One row of the list. */
  public record Priced(Ean ean, Goods goods) {}

  /** True for 8, 12 or 13 digits, whether or not they are an EAN. */
  public static boolean isEan(String typed) {
    return Ean.hasForm(typed);
  }

  /** What has this EAN; 422 when a digit was misread or the shop has no such thing. */
  public Goods find(TillId till, String typed) {
    Ean ean = read(typed);
    return database
        .sql("select name, price, currency from item where till_id = ? and ean = ?")
        .params(till.uuid(), ean.text())
        .query((row, number) ->
            new Goods(row.getString(1), Money.of(row.getLong(2), row.getString(3))))
        .optional()
        .orElseThrow(
            () -> refused("ITEM_UNKNOWN", "This is not in the price list. Type its price."));
  }

  /** The whole list. */
  public List<Priced> list(TillId till) {
    return database
        .sql("select ean, name, price, currency from item where till_id = ? order by name, ean")
        .param(till.uuid())
        .query((row, number) ->
            new Priced(
                new Ean(row.getString(1)),
                new Goods(row.getString(2), Money.of(row.getLong(3), row.getString(4)))))
        .list();
  }

  /** Puts something into the list, or prices it anew. */
  public void put(TillId till, String typed, Goods goods) {
    if (goods.name().isBlank()
        || goods.name().length() > LONGEST_NAME
        || !goods.price().isPositive()
        || !goods.price().currency().equals(settings.currency())) {
      throw refused(
          "ITEM_REFUSED",
          "An item has a name of 1 to 64 characters, and a price in the currency of the till.");
    }
    database
        .sql(
            """
            insert into item (till_id, ean, name, price, currency) values (?, ?, ?, ?, ?)
            on conflict (till_id, ean) do update
            set name = excluded.name, price = excluded.price, currency = excluded.currency
            """)
        .params(
            till.uuid(),
            read(typed).text(),
            goods.name(),
            goods.price().amount(),
            goods.price().currencyCode())
        .update();
  }

  /** Takes something out of the list. */
  public void remove(TillId till, String typed) {
    database
        .sql("delete from item where till_id = ? and ean = ?")
        .params(till.uuid(), read(typed).text())
        .update();
  }

  private static Ean read(String typed) {
    try {
      return new Ean(typed);
    } catch (IllegalArgumentException misread) {
      throw refused("EAN_MISREAD", "A digit of this EAN is wrong. Scan it again.");
    }
  }

  private static ProblemException refused(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, detail);
  }
}
