package org.showpay.contracts.vitals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every service feel its pulse, refuse while it fails, and say so. */
@Configuration(proxyBeanMethods = false)
public class Vitals implements WebMvcConfigurer {

  private final ObjectProvider<Pulse> pulse;

  Vitals(ObjectProvider<Pulse> pulse) {
    this.pulse = pulse;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new FitToServe(pulse.getObject()));
  }

  /** The clock of all that the service does. */
  @Bean
  static DatabaseTime clock() {
    return new DatabaseTime(Clock.systemUTC());
  }

  @Bean
  static DatabaseClock databaseClock(
      @Value("${spring.datasource.url}") String url,
      @Value("${spring.datasource.username}") String user,
      @Value("${spring.datasource.password}") String password,
      DatabaseTime clock) {
    return new DatabaseClock(url, user, password, clock);
  }

  @Bean
  static Pulse pulse(
      DatabaseClock database,
      OwnKeys keys,
      @Value("${showpay.pulse.every}") Duration every,
      @Value("${showpay.pulse.longest-skew}") Duration longestSkew) {
    return new Pulse(database, keys, every, longestSkew);
  }

  /** Part of readiness, and not of liveness: a new process would have the same database. */
  @Bean
  static HealthIndicator vitalsHealthIndicator(Pulse pulse) {
    return () ->
        pulse.failing().isEmpty()
            ? Health.up().build()
            : Health.down().withDetail("failing", pulse.failing()).build();
  }

  @Bean
  static MeterBinder vitalsMeters(Pulse pulse) {
    return registry -> {
      for (Part part : Part.values()) {
        Gauge.builder("showpay.vitals.failing", () -> pulse.failing().contains(part) ? 1 : 0)
            .description("1 while this part fails, and the service changes nothing")
            .tag("part", part.name())
            .register(registry);
      }
      TimeGauge.builder(
              "showpay.clock.ahead", () -> pulse.ahead().toMillis(), TimeUnit.MILLISECONDS)
          .description(
              "How far the machine's clock is ahead of the database's; behind where negative")
          .register(registry);
    };
  }
}
