package org.showpay.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.showpay.testing.Crashes;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Lines to a card company that answers, and to three that cannot be reached. */
@TestConfiguration(proxyBeanMethods = false)
class Lines {

  /** Numbers of the company that answers. */
  static final String HANBIT = "920011";

  /** Numbers of a company on whose port nothing listens. */
  static final String CLOSED = "920022";

  /** Numbers of a company whose host has no address. */
  static final String NOWHERE = "920033";

  /** Numbers of a company whose host takes no more connections and does not say so. */
  static final String DEAF = "920044";

  /** The books of the journal commit statement by statement. */
  @Bean
  static Crashes crashes() {
    return new Crashes("Journal", "FollowUps");
  }

  @Bean(destroyMethod = "close")
  CompanyHost companyHost() {
    return new CompanyHost();
  }

  @Bean(destroyMethod = "close")
  DeafHost deafHost() throws IOException {
    return new DeafHost();
  }

  @Bean
  Callers callers(Environment environment) {
    return new Callers(environment);
  }

  @Bean
  DynamicPropertyRegistrar addresses(CompanyHost hanbit, DeafHost deaf) throws IOException {
    String closed = "http://localhost:" + freePort();
    return registry -> {
      line(registry, 0, "hanbit", HANBIT, hanbit.address());
      line(registry, 1, "closed", CLOSED, closed);
      line(registry, 2, "nowhere", NOWHERE, "http://no-such-host.invalid");
      line(registry, 3, "deaf", DEAF, deaf.address());
      registry.add("spring.http.clients.connect-timeout", () -> "500ms");
      registry.add("spring.http.clients.read-timeout", () -> "3s");
    };
  }

  private static void line(
      DynamicPropertyRegistry registry, int i, String name, String prefix, String address) {
    String company = "showpay.card-companies[" + i + "].";
    registry.add(company + "name", () -> name);
    registry.add(company + "prefix", () -> prefix);
    registry.add(company + "base-url", () -> address);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
