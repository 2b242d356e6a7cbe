package org.showpay.contracts.trail;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every service note which payment a request is about, and forget it when it is answered. */
@Configuration(proxyBeanMethods = false)
@Import({BodyTrail.class, SpansOut.class, WordlessErrors.class})
public class Trails implements WebMvcConfigurer {

  private static final String ADDRESS = "http.url";
  private static final String ON_SPANS = "payment.id";
  private static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String SHARE = "management.tracing.sampling.probability";

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new PathTrail());
  }

  /** Around everything else: the span of the request is ended within it. */
  @Bean
  FilterRegistrationBean<Filter> endOfTrail() {
    FilterRegistrationBean<Filter> filter =
        new FilterRegistrationBean<>((request, response, chain) -> {
          try {
            chain.doFilter(request, response);
          } finally {
            Trail.end();
          }
        });
    filter.setName("endOfTrail");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /**
   * Where nobody collects spans, a span is a name for lines of the log: what it would tell is not
   * even gathered, unless the caller gathers it.
   */
  @Bean
  Sampler spansWhereTheyAreCollected(Environment environment) {
    boolean collected = !environment.getProperty(COLLECTOR, "").isEmpty();
    return Sampler.parentBased(
        collected
            ? Sampler.traceIdRatioBased(environment.getProperty(SHARE, Double.class, 1.0))
            : Sampler.alwaysOff());
  }

  /** Who may call what is decided in a microsecond, and would be half of all spans. */
  @Bean
  SecurityObservationSettings noSpansOfTheGuard() {
    return SecurityObservationSettings.noObservations();
  }

  /** An address may be a secret, as that of a payment screen is; its template stays. */
  @Bean
  ObservationFilter noAddressOnSpans() {
    return context -> context.removeHighCardinalityKeyValue(ADDRESS);
  }

  /** On spans alone: a metric that had a payment's id would be one series for each payment. */
  @Bean
  ObservationFilter paymentOnSpans() {
    return new PaymentOnSpans();
  }

  private static final class PaymentOnSpans implements ObservationFilter {

    @Override
    public Observation.Context map(Observation.Context context) {
      String payment = Trail.payment();
      return payment == null
          ? context
          : context.addHighCardinalityKeyValue(KeyValue.of(ON_SPANS, payment));
    }
  }
}
