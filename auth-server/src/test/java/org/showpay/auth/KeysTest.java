package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/** A service without one of its keys refuses to start. */
@AuthServerTest
class KeysTest {

  @Autowired Environment environment;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "showpay.trust.signing-key",
        "showpay.trust.trusted-keys",
        "showpay.trust.operator-key-hash",
        "showpay.pay-code-key",
        "showpay.password-pepper",
        "showpay.idempotency-key",
        "showpay.webhook-key"
      })
  void refusesToStartWithout(String missing) {
    String[] arguments =
        Stream.of(
                "spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                "spring.datasource.username="
                    + environment.getProperty("spring.datasource.username"),
                "spring.datasource.password="
                    + environment.getProperty("spring.datasource.password"),
                "server.port=0",
                "showpay.trust.signing-key=" + TestKeys.signingKey(ServiceName.AUTH_SERVER),
                "showpay.trust.trusted-keys=" + TestKeys.trustedKeys(),
                "showpay.trust.operator-key-hash=" + ApiKeyHash.of(TestKeys.OPERATOR).hex(),
                "showpay.pay-code-key=" + TestKeys.newSecret(),
                "showpay.password-pepper=" + TestKeys.newSecret(),
                "showpay.idempotency-key=" + TestKeys.newSecret(),
                "showpay.webhook-key=" + TestKeys.newSecret())
            .filter(setting -> !setting.startsWith(missing + "="))
            .map(setting -> "--" + setting)
            .toArray(String[]::new);
    String property = missing.substring(missing.lastIndexOf('.') + 1);
    assertThatThrownBy(() -> SpringApplication.run(AuthServer.class, arguments).close())
        .hasStackTraceContaining("must not be blank")
        .hasStackTraceContaining(camelCase(property));
  }

  private static String camelCase(String property) {
    StringBuilder text = new StringBuilder();
    for (String word : property.split("-", -1)) {
      text.append(
          text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return text.toString();
  }
}
