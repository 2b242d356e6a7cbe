package org.showpay.contracts.problem;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;

/** How services read messages and tell what is wrong with them. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, LastResort.class})
public class Messages {

  /** How messages are read; tests read them so without a service. */
  @Bean
  public JsonMapperBuilderCustomizer strictReading() {
    return builder ->
        builder
            .annotationIntrospector(
                AnnotationIntrospectorPair.pair(
                    new RequiredFields(), builder.annotationIntrospector()))
            // 12.34 is not twelve, and "12" is a text: an amount is taken as it is or not at all.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
  }

  @Bean
  WebMvcConfigurer problemsForWhoeverAsks() {
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new ReadableAccept()));
      }
    };
  }
}
