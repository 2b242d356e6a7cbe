package org.showpay.auth;

import javax.sql.DataSource;
import org.showpay.auth.ledger.Ledger;
import org.showpay.testing.Crashes;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** What the auth-server's tests have in common: the adapter's place is taken by a fake. */
@TestConfiguration(proxyBeanMethods = false)
class AuthStand {

  @Bean(destroyMethod = "close")
  FakeAdapter fakeAdapter(FakeBooks books) {
    return new FakeAdapter(books);
  }

  /** Before any other bean, so that it sees all of them; what it watches a twin can replace. */
  @Bean
  static Crashes crashes() {
    return new Crashes(
        "RequestBook", "TillPasswords", "SignedRequests", "SignedApprovals", "Ceremonies");
  }

  @Bean
  FakeBooks fakeBooks() {
    return new FakeBooks();
  }

  /** The service's own, which one test points at a replica. */
  @Bean
  @Primary
  PointedReads pointedReads(DataSource dataSource) {
    return new PointedReads(dataSource);
  }

  @Bean
  Trade trade(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger) {
    return new Trade(jdbc, transaction, ledger);
  }

  @Bean
  DynamicPropertyRegistrar adapterAddress(FakeAdapter adapter) {
    return properties -> {
      properties.add(
          "spring.http.serviceclient.payment-gateway-adapter.base-url", adapter::address);
      properties.add("spring.http.serviceclient.payment-gateway-adapter.read-timeout", () -> "3s");
      // Once, before any test, and then by the tests themselves.
      properties.add("showpay.settlement.every", () -> "1d");
      properties.add("showpay.reconciliation.every", () -> "1d");
      properties.add("showpay.till-stream.heartbeat", () -> "300ms");
      properties.add("showpay.gauges-kept", () -> "0s");
      properties.add("showpay.codes-counted-every", () -> "0s");
      properties.add("showpay.device-codes", () -> true);
      // All tests together have many operators.
      properties.add("showpay.two-operators.when", () -> "never");
      properties.add("showpay.webhook.allow-http-and-private-addresses", () -> true);
    };
  }

  @Bean
  Town town(Environment environment, JdbcClient jdbc, FakeAdapter adapter) {
    return new Town(environment, jdbc, adapter);
  }
}
