package org.showpay.mall;

import java.security.SecureRandom;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * What the tests add to the shop: its customers, and an auth-server at the other end of the line.
 */
@TestConfiguration(proxyBeanMethods = false)
public class MallTestBeans {

  /** What the shop calls the auth-server with, in this run. */
  static final ApiKey KEY = ApiKeyHash.draw(new SecureRandom());

  @Bean
  FakeAuthServer fakeAuthServer() {
    return new FakeAuthServer(KEY);
  }

  @Bean
  Customers customers(Environment environment, JdbcClient jdbc) {
    return new Customers(environment, jdbc);
  }

  @Bean
  DynamicPropertyRegistrar line(FakeAuthServer peer) {
    return properties -> {
      properties.add("spring.http.serviceclient.shop-line.base-url", peer::url);
      properties.add("spring.http.serviceclient.shop-refund-line.base-url", peer::url);
      properties.add("showpay.shop.screens", peer::url);
      // The tests have the round gone themselves.
      properties.add("showpay.shop.reconcile-every", () -> "1h");
    };
  }
}
