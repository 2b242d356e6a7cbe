package org.showpay.contracts.till;

import java.util.List;
import org.showpay.contracts.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What a till's shop sells, by its EAN. Caller: the operator, for the shop. */
@HttpExchange("/v1/tills/{till}/items")
public interface PriceListApi {

  /** The whole list. */
  @GetExchange
  List<PricedItem> list(@PathVariable TillId till);

  /** Puts something into the list, or prices it anew; 422 for an EAN with a wrong digit. */
  @PutExchange("/{ean}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void price(@PathVariable TillId till, @PathVariable String ean, @RequestBody Item item);

  /** Takes something out of the list. */
  @DeleteExchange("/{ean}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable TillId till, @PathVariable String ean);

  /** Something to sell. */
  record Item(String name, Money price) {}

  /** A row of the list. */
  record PricedItem(String ean, String name, Money price) {}
}
