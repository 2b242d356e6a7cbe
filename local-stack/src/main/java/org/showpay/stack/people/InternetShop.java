package org.showpay.stack.people;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopApi.Good;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.PlaceOrder;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.showpay.stack.suite.Suite;

/** The internet shop, patent (216): it gets the merchant account that it sells with. */
public final class InternetShop {

  /** What stands on the bills of its customers. */
  public static final String NAME = "Norigae";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Clients clients;
  private final Keepsakes keepsakes;
  private final Suite suite;

  public InternetShop(Suite suite, Clients clients, Keepsakes keepsakes) {
    this.suite = suite;
    this.clients = clients;
    this.keepsakes = keepsakes;
  }

  /**
   * Opens it with a merchant of its own, whom the auth-server tells of sessions. One that is open
   * stays as it is, since its orders and refunds belong to its merchant.
   */
  public void open() {
    ShopOfficeApi office = clients.of(ShopOfficeApi.class, ServiceName.SHOPPING_MALL);
    if (!office.account().entered()) {
      office.enter(takeOn(office));
    }
  }

  private MerchantAccount takeOn(ShopOfficeApi office) {
    TakenOn merchant = new TakenOn(clients, keepsakes, NAME);
    NewTerminal terminal = merchant.server(office.draw().publicKey());
    String webhooks = suite.urlAmongPeersOf(ServiceName.SHOPPING_MALL) + "/v1/webhooks/showpay";
    var endpoint =
        clients
            .of(WebhooksApi.class, ServiceName.AUTH_SERVER)
            .add(merchant.merchant(), new NewEndpoint(webhooks));
    keepsakes.keep(endpoint.secret().reveal());
    // Before the shop has it: a key that nobody knows opens no back office.
    suite.keepShopKey(terminal.apiKey());
    return new MerchantAccount(terminal.apiKey(), endpoint.secret());
  }

  /** How to buy there, and how to get into its office. */
  public List<String> howToUseIt() {
    return List.of(
        "choose, order, and hold a phone up to the payment screen",
        "its back office, /office: sign in with "
            + suite.shopKey().map(ApiKey::reveal).orElse("the key that was printed before"));
  }

  /** Somebody orders one of its cheapest good that is left. */
  public Order sellsSomething() {
    Good cheapest =
        shop().goods().stream()
            .filter(good -> good.left() > 0)
            .min(Comparator.comparingLong(good -> good.price().amount()))
            .orElseThrow(() -> new IllegalStateException("The shop is sold out"));
    return shop().place(new PlaceOrder(List.of(new Item(cheapest.sku(), 1))));
  }

  /** Where an order stands, once it is told of, or in the end. */
  public State stateOf(Order order) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    State state = shop().find(order.order()).state();
    while (state == State.PLACED && System.nanoTime() < end) {
      Waiting.pause(PAUSE);
      state = shop().find(order.order()).state();
    }
    return state;
  }

  private ShopApi shop() {
    return clients.of(ShopApi.class, ServiceName.SHOPPING_MALL);
  }
}
