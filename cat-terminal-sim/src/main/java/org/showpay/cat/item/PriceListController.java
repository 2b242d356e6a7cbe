package org.showpay.cat.item;

import java.util.List;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.till.PriceListApi;
import org.showpay.contracts.till.TillId;
import org.springframework.web.bind.annotation.RestController;

/** Where the price list of a till's shop is read and changed. */
@RestController
class PriceListController implements PriceListApi {

  private final Tills tills;
  private final PriceList prices;

  PriceListController(Tills tills, PriceList prices) {
    this.tills = tills;
    this.prices = prices;
  }

  @Override
  public List<PricedItem> list(TillId till) {
    return prices.list(tills.find(till).id()).stream()
        .map(row -> new PricedItem(row.ean().text(), row.goods().name(), row.goods().price()))
        .toList();
  }

  @Override
  public void price(TillId till, String ean, PriceListApi.Item item) {
    prices.put(tills.find(till).id(), ean, new Goods(item.name(), item.price()));
  }

  @Override
  public void remove(TillId till, String ean) {
    prices.remove(tills.find(till).id(), ean);
  }
}
