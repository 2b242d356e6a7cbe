package org.showpay.auth.factor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What one hash of a password takes, from its owner and from a thief alike.
 *
 * @param memoryKib memory to fill, in KiB
 * @param passes how often it is filled
 */
record HashingCost(int memoryKib, int passes) {

  /** OWASP's least for Argon2id with one lane. */
  static final HashingCost OWASP = new HashingCost(19_456, 2);

  /** What this service takes. */
  @Configuration(proxyBeanMethods = false)
  static class Taken {

    @Bean
    HashingCost hashingCost() {
      return OWASP;
    }
  }
}
