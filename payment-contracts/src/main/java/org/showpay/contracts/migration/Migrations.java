package org.showpay.contracts.migration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Migrates when a service starts, unless {@code spring.flyway.enabled=false} says that somebody
 * else did. Boot asks for that too, but where the build has chosen the beans it asked then.
 */
@Configuration(proxyBeanMethods = false)
public class Migrations {

  Migrations() {}

  @Bean
  static FlywayMigrationStrategy unlessDoneElsewhere(
      @Value("${spring.flyway.enabled:true}") boolean here) {
    return flyway -> {
      if (here) {
        flyway.migrate();
      }
    };
  }
}
