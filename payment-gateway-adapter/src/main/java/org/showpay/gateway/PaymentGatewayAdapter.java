package org.showpay.gateway;

import org.showpay.contracts.audit.Auditing;
import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Starts the payment-gateway-adapter (patent 112). */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({ServiceTrust.class, Auditing.class})
public class PaymentGatewayAdapter {

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(PaymentGatewayAdapter.class, args);
  }

  @Bean
  RouteRules routeRules() {
    String authServer = RouteRules.service(ServiceName.AUTH_SERVER);
    String faults = "/v1/card-companies/{company}/faults";
    return new RouteRules()
        .open(HttpMethod.POST, "/v1/cards", RouteRules.handset())
        .open(HttpMethod.POST, "/v1/card-tickets", RouteRules.handset())
        .open(HttpMethod.POST, "/v1/ticketed-cards", RouteRules.anyone())
        .open(HttpMethod.GET, "/v1/cards/{card}", authServer)
        .open(HttpMethod.GET, "/v1/cards/{card}/available", authServer)
        .open(HttpMethod.DELETE, "/v1/cards/of/{owner}", authServer)
        .open(HttpMethod.POST, "/v1/authorizations", authServer)
        .open(HttpMethod.POST, "/v1/follow-ups", authServer)
        .open(HttpMethod.POST, "/v1/inquiries", authServer)
        .open(HttpMethod.GET, "/v1/journal", authServer, RouteRules.operator())
        .open(HttpMethod.GET, "/v1/journal/messages", authServer)
        .open(HttpMethod.POST, faults, authServer)
        .open(HttpMethod.GET, faults, authServer)
        .open(HttpMethod.DELETE, faults + "/{fault}", authServer)
        .open(
            HttpMethod.GET,
            "/v1/card-companies/{company}/files/{day}",
            authServer,
            RouteRules.operator());
  }
}
