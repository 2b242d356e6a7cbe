package org.showpay.stack.people;

import java.util.List;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.till.PriceListApi;
import org.showpay.contracts.till.PriceListApi.Item;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.trust.ServiceName;

/** A shop with a till that whoever runs the demo may sell at. */
public final class CornerShop {

  private static final String NAME = "Corner Shop";

  private final Clients clients;
  private final Keepsakes keepsakes;

  public CornerShop(Clients clients, Keepsakes keepsakes) {
    this.clients = clients;
    this.keepsakes = keepsakes;
  }

  /** Opens it, and says how to sign in at its till and what a scanner can read there. */
  public List<String> open() {
    TakenOn.NewTill counter = new TakenOn(clients, keepsakes, NAME).till("till 1");
    TillId till = counter.till();
    PriceListApi prices = clients.of(PriceListApi.class, ServiceName.CAT_TERMINAL);
    prices.price(till, "8801234567893", new Item("Drip coffee", won(4_500)));
    prices.price(till, "8809876543213", new Item("Rice cake", won(3_000)));
    return List.of(
        "%s: sign in with %s".formatted(NAME, counter.terminal().apiKey().reveal()),
        "goods to scan: 8801234567893 Drip coffee, 8809876543213 Rice cake");
  }

  private static Money won(long amount) {
    return Money.of(amount, "KRW");
  }
}
