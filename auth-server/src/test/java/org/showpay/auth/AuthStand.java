package org.showpay.auth;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What the auth-server's tests have in common: the adapter's place is taken by a fake. */
@TestConfiguration(proxyBeanMethods = false)
class AuthStand {

  @Bean(destroyMethod = "close")
  FakeAdapter fakeAdapter() {
    return new FakeAdapter();
  }

  @Bean
  DynamicPropertyRegistrar adapterAddress(FakeAdapter adapter) {
    return properties -> {
      properties.add(
          "spring.http.serviceclient.payment-gateway-adapter.base-url", adapter::address);
      properties.add("spring.http.serviceclient.payment-gateway-adapter.read-timeout", () -> "1s");
      properties.add("showpay.webhook.allow-http-and-private-addresses", () -> true);
    };
  }

  @Bean
  Town town(Environment environment, JdbcClient jdbc, FakeAdapter adapter) {
    return new Town(environment, jdbc, adapter);
  }
}
