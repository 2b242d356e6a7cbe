package org.showpay.contracts.migration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the database of the service in whose jar it stands up to date, and ends: run before the
 * instances of a new version start, with the password of the tables' owner, which they then need
 * not have. It reads the configuration that the service reads.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class Migrate {

  /** Ends with an exception, and so with another exit code than 0, when a migration fails. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(Migrate.class).web(WebApplicationType.NONE).run(args).close();
  }
}
