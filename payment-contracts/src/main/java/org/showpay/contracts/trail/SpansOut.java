package org.showpay.contracts.trail;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends spans to a collector, if one is named when the service starts. Boot's own exporter is there
 * or not by a condition, and the build decides those for every start.
 */
@Configuration(proxyBeanMethods = false)
class SpansOut {

  @Bean
  SpanExporter spanExporter(
      @Value("${management.opentelemetry.tracing.export.otlp.endpoint:}") String collector) {
    return collector.isBlank()
        ? SpanExporter.composite()
        : OtlpHttpSpanExporter.builder().setEndpoint(collector).build();
  }
}
