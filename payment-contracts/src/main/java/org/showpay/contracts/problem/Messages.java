package org.showpay.contracts.problem;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;

/** How services read messages and tell what is wrong with them. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class Messages {

  @Bean
  JsonMapperBuilderCustomizer requiredFields() {
    return builder ->
        builder.annotationIntrospector(
            AnnotationIntrospectorPair.pair(
                new RequiredFields(), builder.annotationIntrospector()));
  }
}
