package org.showpay.contracts.vitals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.showpay.testing.MovedClock;
import org.showpay.testing.TestStand;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with nothing but what every service has, and one payment that waits to be answered. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ServiceTrust.class, SmallService.Desk.class})
class SmallService {

  /** Starts it, with the properties that all services share. */
  static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(SmallService.class)
        .initializers(new TestStand())
        .run(
            "--spring.config.import=classpath:showpay-defaults.yaml",
            "--spring.application.name=payment-gateway-adapter",
            "--server.port=0",
            "--spring.flyway.enabled=false",
            "--spring.datasource.hikari.connection-timeout=2000",
            "--spring.datasource.hikari.maximum-pool-size=2",
            "--showpay.pulse.every=250ms");
  }

  /** What the service's machine says. */
  @Bean
  static MachineClock machineClock() {
    return new MachineClock(new MovedClock());
  }

  @Bean
  @Primary
  static DatabaseTime timeOfSuchAMachine(MachineClock machine) {
    return new DatabaseTime(machine.clock());
  }

  /** No clock of the service's: that is the database's. */
  record MachineClock(MovedClock clock) {}

  @Bean
  RouteRules routeRules() {
    return new RouteRules()
        .open(HttpMethod.POST, "/v1/payments", RouteRules.operator())
        .open(HttpMethod.GET, "/v1/payments", RouteRules.operator());
  }

  /** Where payments are asked for and looked up. */
  @RestController
  static class Desk {

    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answered = new CountDownLatch(1);
    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @PostMapping("/v1/payments")
    String pay() throws InterruptedException {
      asked.countDown();
      return answered.await(30, TimeUnit.SECONDS) ? "approved" : "given up";
    }

    @GetMapping("/v1/payments")
    long payments() {
      return jdbc.sql("select count(*) from pg_class").query(Long.class).single();
    }
  }
}
