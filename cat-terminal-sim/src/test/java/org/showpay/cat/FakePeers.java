package org.showpay.cat;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Puts a fake auth-server at the other end of the line, and shortens the wait for it. */
@TestConfiguration(proxyBeanMethods = false)
class FakePeers {

  @Bean
  FakeAuthServer fakeAuthServer() {
    return new FakeAuthServer();
  }

  @Bean
  DynamicPropertyRegistrar line(FakeAuthServer peer, Environment environment) {
    return properties -> {
      properties.add("spring.http.serviceclient.till-line.base-url", peer::url);
      properties.add("spring.http.serviceclient.till-line.read-timeout", () -> "2s");
      properties.add("spring.http.serviceclient.pc-line.base-url", peer::url);
      properties.add("spring.http.serviceclient.pc-line.read-timeout", () -> "2s");
      properties.add(
          "showpay.answer-within",
          () -> environment.getProperty("patience", AtTheTill.PATIENCE.toMillis() + "ms"));
      properties.add("showpay.ask-open-sales-every", () -> "1h");
    };
  }
}
