package org.showpay.auth.admission;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the filter before that which asks the database who is calling. */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

  @Bean
  FilterRegistrationBean<AdmissionFilter> admissionFilter(
      @Value("${showpay.most-payments-at-once}") int places) {
    FilterRegistrationBean<AdmissionFilter> filter =
        new FilterRegistrationBean<>(new AdmissionFilter(places));
    filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
    return filter;
  }
}
