package org.showpay.cat;

import static org.showpay.contracts.trust.RouteRules.operator;

import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Starts the tills: they read a phone, ask the auth-server, and print what it says. */
@SpringBootApplication
@Import(ServiceTrust.class)
public class CatTerminal {

  /** Starts them; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(CatTerminal.class, args, "till-line", "pc-line");
  }

  @Bean
  RouteRules routeRules() {
    return new RouteRules()
        .open(HttpMethod.POST, "/v1/tills", operator())
        .open(HttpMethod.POST, "/v1/tills/*/sales", operator())
        .open(HttpMethod.GET, "/v1/tills/*/sales/*", operator())
        .open(HttpMethod.GET, "/v1/tills", operator())
        .open(HttpMethod.POST, "/v1/tills/signed-in", operator())
        .open(HttpMethod.POST, "/v1/tills/*/signing-keys", operator())
        .open(HttpMethod.PUT, "/v1/tills/*/signing-key", operator())
        .open(HttpMethod.GET, "/v1/tills/*/sales", operator())
        .open(HttpMethod.POST, "/v1/tills/*/refunds", operator())
        .open(HttpMethod.POST, "/v1/tills/*/voids", operator())
        .open(HttpMethod.GET, "/v1/tills/*/totals", operator())
        .open(HttpMethod.POST, "/v1/tills/*/batches/*/closing", operator())
        .open(HttpMethod.GET, "/v1/tills/*/batches/*/comparison", operator())
        .open(HttpMethod.GET, "/v1/tills/*/items", operator())
        .open(HttpMethod.PUT, "/v1/tills/*/items/*", operator())
        .open(HttpMethod.DELETE, "/v1/tills/*/items/*", operator())
        .open(HttpMethod.POST, "/v1/pcs", operator())
        .open(HttpMethod.GET, "/v1/pcs/*", operator())
        .open(HttpMethod.POST, "/v1/pcs/*/code", operator())
        .open(HttpMethod.POST, "/v1/pcs/*/password", operator())
        .open(HttpMethod.POST, "/v1/pcs/*/another-code", operator())
        .open(HttpMethod.POST, "/v1/pcs/*/cancellation", operator());
  }
}
