package org.showpay.pin;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What stands around the service under test: its peers behind real HTTP, and its consumers. */
@TestConfiguration(proxyBeanMethods = false)
public class Surroundings {

  /** How long the service waits here for the auth-server. */
  public static final int PATIENCE_MILLIS = 3_000;

  @Bean(initMethod = "start", destroyMethod = "stop")
  WireMockServer peerHost() {
    return new WireMockServer(WireMockConfiguration.options().dynamicPort());
  }

  @Bean
  DynamicPropertyRegistrar peerAddresses(WireMockServer peerHost) {
    return properties -> {
      properties.add("spring.http.serviceclient.auth-server.base-url", peerHost::baseUrl);
      properties.add(
          "spring.http.serviceclient.auth-server.read-timeout", () -> PATIENCE_MILLIS + "ms");
    };
  }

  @Bean
  FakeAuthServer fakeAuthServer(WireMockServer peerHost) {
    return new FakeAuthServer(peerHost);
  }

  @Bean
  Consumers consumers(Environment environment, FakeAuthServer authServer) {
    return new Consumers(environment, authServer);
  }
}
