package org.showpay.auth;

import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the auth-server. */
@SpringBootApplication
@Import(ServiceTrust.class)
public class AuthServer {

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    SpringApplication.run(AuthServer.class, args);
  }

  @Bean
  RouteRules routeRules() {
    return new RouteRules();
  }
}
