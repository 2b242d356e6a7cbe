package org.showpay.auth.factor;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Passwords of tests are worth little: their hashes took more than half of all tests' time. */
@TestConfiguration(proxyBeanMethods = false)
public class QuickHashes {

  @Bean
  @Primary
  HashingCost quick() {
    return new HashingCost(64, 1);
  }
}
