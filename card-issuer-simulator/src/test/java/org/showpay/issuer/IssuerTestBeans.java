package org.showpay.issuer;

import org.showpay.testing.Crashes;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests add to the service: a clock that can be set, and the callers. */
@TestConfiguration(proxyBeanMethods = false)
public class IssuerTestBeans {

  @Bean
  static Crashes crashes() {
    return new Crashes();
  }

  @Bean
  @Primary
  SettableClock settableClock() {
    return new SettableClock();
  }

  @Bean
  Bank bank(Environment environment, JdbcClient jdbc) {
    return new Bank(environment, jdbc);
  }
}
