package org.showpay.pin.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.testing.TestKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Without its key, or with half of one, the service does not start. */
class CodePropertiesTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Codes.class);

  @Test
  void startsWithAKeyOf32Bytes() {
    service
        .withPropertyValues("showpay.pay-code-key=" + TestKeys.newSecret())
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "c2hvcnQ=", "no base64!"})
  void refusesToStartWithoutAKey(String key) {
    service
        .withPropertyValues("showpay.pay-code-key=" + key)
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void neverPrintsItsKey() {
    String key = TestKeys.newSecret();
    assertThat(new CodeProperties(key, "87").toString()).doesNotContain(key);
    assertThatThrownBy(() -> new CodeSource(new CodeProperties("c2hvcnQ=", "87")))
        .hasMessageNotContaining("c2hvcnQ=");
  }

  /** The part of the service that needs the key. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CodeProperties.class)
  @Import(CodeSource.class)
  static class Codes {}
}
