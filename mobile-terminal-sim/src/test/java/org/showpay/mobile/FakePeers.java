package org.showpay.mobile;

import java.time.Duration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Puts fakes at the other ends of the phones' lines, which give up after two seconds. */
@TestConfiguration(proxyBeanMethods = false)
class FakePeers {

  /** Refills wait for so long after a code was shown; three minutes would be long for a test. */
  static final Duration SHOWN_FOR = Duration.ofSeconds(4);

  @Bean
  FakePinGenerator pinGenerator() {
    return new FakePinGenerator();
  }

  @Bean
  FakeVault vault(FakePinGenerator sessions) {
    return new FakeVault(sessions);
  }

  @Bean
  FakeAccount authServer(FakePinGenerator sessions) {
    return new FakeAccount(sessions);
  }

  @Bean
  DynamicPropertyRegistrar lines(
      FakePinGenerator pinGenerator, FakeVault vault, FakeAccount authServer) {
    return registry -> {
      String line = "spring.http.serviceclient.";
      registry.add(line + "sign-in-line.base-url", pinGenerator::url);
      registry.add(line + "handset-line.base-url", pinGenerator::url);
      registry.add(line + "vault-line.base-url", vault::url);
      registry.add(line + "account-line.base-url", authServer::url);
      registry.add(line + "account-line.read-timeout", () -> "2s");
      registry.add("showpay.watch-every", () -> "100ms");
      registry.add("showpay.pack.shown-for", () -> SHOWN_FOR.toMillis() + "ms");
      registry.add(line + "sign-in-line.read-timeout", () -> "2s");
      registry.add(line + "handset-line.read-timeout", () -> "2s");
      registry.add(line + "vault-line.read-timeout", () -> "2s");
    };
  }
}
