package org.showpay.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.showpay.testing.TestKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Without its keys the vault does not open. */
class VaultKeysTest {

  private static final String VAULT_KEY = "showpay.vault-key=" + TestKeys.newSecret();
  private static final String FINGERPRINT_KEY =
      "showpay.card-fingerprint-key=" + TestKeys.newSecret();

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Keys.class);

  /** Only what is tested here. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(VaultKeys.class)
  static class Keys {}

  @Test
  void refusesToStartWithoutEitherKey() {
    service.withPropertyValues(VAULT_KEY).run(context -> assertThat(context).hasFailed());
    service.withPropertyValues(FINGERPRINT_KEY).run(context -> assertThat(context).hasFailed());
    service
        .withPropertyValues(VAULT_KEY, FINGERPRINT_KEY)
        .run(context -> assertThat(context).hasNotFailed());
  }
}
