package org.showpay.auth.handset.ended;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter behind the guard of the routes, which says who calls. */
@Configuration(proxyBeanMethods = false)
class HandsetConfiguration {

  @Bean
  FilterRegistrationBean<HandsetFilter> handsetFilter(
      OutOfUse outOfUse, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<HandsetFilter> filter =
        new FilterRegistrationBean<>(new HandsetFilter(outOfUse, problems));
    filter.setOrder(Ordered.LOWEST_PRECEDENCE - 2);
    return filter;
  }
}
