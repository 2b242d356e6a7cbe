package org.showpay.mall;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests add to the shop: its customers. */
@TestConfiguration(proxyBeanMethods = false)
public class MallTestBeans {

  @Bean
  Customers customers(Environment environment, JdbcClient jdbc) {
    return new Customers(environment, jdbc);
  }
}
