package org.showpay.stack.people;

import java.util.List;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.shop.ShopOfficeApi;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.showpay.stack.RunningStack;

/** The internet shop, patent (216): it gets the merchant account that it sells with. */
public final class InternetShop {

  private static final String NAME = "Norigae";

  private final Clients clients;
  private final Keepsakes keepsakes;
  private final RunningStack stack;

  public InternetShop(RunningStack stack, Clients clients, Keepsakes keepsakes) {
    this.stack = stack;
    this.clients = clients;
    this.keepsakes = keepsakes;
  }

  /** Opens it, has the auth-server tell it of its sessions, and says how to get into its office. */
  public List<String> open() {
    MerchantsApi merchants = clients.of(MerchantsApi.class, ServiceName.AUTH_SERVER);
    var merchant = merchants.open(new MerchantsApi.OpenMerchant(NAME)).merchant();
    var terminal =
        merchants.addTerminal(
            merchant, new MerchantsApi.AddTerminal("internet shop", Channel.ONLINE));
    String webhooks = stack.urlOf(ServiceName.SHOPPING_MALL) + "/v1/webhooks/showpay";
    var endpoint =
        clients
            .of(WebhooksApi.class, ServiceName.AUTH_SERVER)
            .add(merchant, new NewEndpoint(webhooks));
    keepsakes.keep(terminal.apiKey().reveal());
    keepsakes.keep(endpoint.secret().reveal());
    clients
        .of(ShopOfficeApi.class, ServiceName.SHOPPING_MALL)
        .enter(new MerchantAccount(terminal.apiKey(), endpoint.secret()));
    return List.of(
        "choose, order, and hold a phone up to the payment screen",
        "its back office, /office: sign in with %s".formatted(terminal.apiKey().reveal()));
  }
}
