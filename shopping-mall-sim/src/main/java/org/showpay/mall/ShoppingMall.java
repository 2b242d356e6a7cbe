package org.showpay.mall;

import static org.showpay.contracts.trust.RouteRules.anyone;
import static org.showpay.contracts.trust.RouteRules.operator;

import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Starts the internet shop. */
@SpringBootApplication
@Import({ServiceTrust.class, PersistentTasks.class})
public class ShoppingMall {

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(ShoppingMall.class, args, "shop-line", "shop-refund-line");
  }

  @Bean
  RouteRules routeRules() {
    return new RouteRules()
        .open(HttpMethod.GET, "/v1/goods", operator())
        .open(HttpMethod.POST, "/v1/orders", operator())
        .open(HttpMethod.GET, "/v1/orders/*", operator())
        .open(HttpMethod.POST, "/v1/orders/*/cancellation", operator())
        .open(HttpMethod.GET, "/v1/orders", operator())
        .open(HttpMethod.POST, "/v1/orders/*/refunds", operator())
        .open(HttpMethod.GET, "/v1/orders/*/refunds", operator())
        .open(HttpMethod.GET, "/v1/merchant-account", operator())
        .open(HttpMethod.PUT, "/v1/merchant-account", operator())
        .open(HttpMethod.POST, "/v1/merchant-account/signing-keys", operator())
        // Whoever sends it proves it by its signature.
        .open(HttpMethod.POST, "/v1/webhooks/showpay", anyone());
  }
}
