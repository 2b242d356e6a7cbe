package org.showpay.stack.secrets;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.ImportHttpServices;

/** A service with nothing but what every service has, in the profile {@code secure}. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ServiceTrust.class, CertifiedService.Desk.class})
@ImportHttpServices(group = CertifiedService.PEER, types = CertifiedService.Peer.class)
class CertifiedService {

  static final ServiceName SELF = ServiceName.GATEWAY_ADAPTER;
  static final ServiceName CALLER = ServiceName.AUTH_SERVER;
  static final String PATH = "/v1/authorizations";
  static final String PEER = "auth-server";

  /** Starts it with its own secrets and certificates. */
  static ConfigurableApplicationContext start(Secrets secrets, String database, int peer) {
    Path certificates = secrets.certificates().orElseThrow().folderOf(SELF);
    return new SpringApplicationBuilder(CertifiedService.class)
        .profiles("secure")
        .run(
            "--spring.config.import=classpath:showpay-defaults.yaml",
            "--spring.application.name=" + SELF.text(),
            "--SHOWPAY_SECRETS=" + secrets.folderOf(SELF),
            "--SHOWPAY_TLS=" + certificates,
            "--server.port=0",
            "--spring.datasource.url=" + database,
            "--spring.flyway.enabled=false",
            "--spring.http.serviceclient." + PEER + ".base-url=https://localhost:" + peer,
            "--spring.ssl.bundle.watch.file.quiet-period=100ms");
  }

  @Bean
  RouteRules routeRules() {
    return new RouteRules()
        .open(HttpMethod.GET, PATH, RouteRules.service(CALLER), RouteRules.operator());
  }

  /** What the service asks its peer. */
  interface Peer {

    @GetExchange(PATH)
    String ask();
  }

  /** Answers, and counts how often. */
  @RestController
  static class Desk {

    final AtomicInteger asked = new AtomicInteger();

    @GetMapping(PATH)
    String ask() {
      asked.incrementAndGet();
      return "heard";
    }
  }
}
