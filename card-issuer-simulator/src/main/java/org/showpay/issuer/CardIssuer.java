package org.showpay.issuer;

import static org.showpay.contracts.trust.RouteRules.anyone;
import static org.showpay.contracts.trust.RouteRules.operator;
import static org.showpay.contracts.trust.RouteRules.service;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Starts the card companies. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ServiceTrust.class)
public class CardIssuer {

  /** Starts them; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(CardIssuer.class, args);
  }

  @Bean
  RouteRules routeRules() {
    String accounts = "/v1/companies/*/accounts";
    String faults = "/v1/companies/*/faults";
    String host = service(GATEWAY_ADAPTER);
    return new RouteRules()
        .open(HttpMethod.POST, accounts, operator())
        .open(HttpMethod.GET, accounts + "/*", operator())
        .open(HttpMethod.GET, accounts + "/*/bills/*", operator())
        .open(HttpMethod.POST, accounts + "/*/bill-links", operator())
        .open(HttpMethod.GET, "/bills/*", anyone())
        .open(HttpMethod.GET, "/bills/*/*", anyone())
        .open(HttpMethod.POST, "/v1/companies/*/authorizations", host)
        .open(HttpMethod.POST, "/v1/companies/*/follow-ups", host)
        .open(HttpMethod.POST, "/v1/companies/*/inquiries", host)
        .open(HttpMethod.POST, "/v1/companies/*/balance-inquiries", host)
        .open(HttpMethod.GET, "/v1/companies/*/files/*", host, operator())
        // From the operator's console they come by way of the adapter, as everything does.
        .open(HttpMethod.POST, faults, operator(), host)
        .open(HttpMethod.GET, faults, operator(), host)
        .open(HttpMethod.DELETE, faults + "/*", operator(), host);
  }
}
