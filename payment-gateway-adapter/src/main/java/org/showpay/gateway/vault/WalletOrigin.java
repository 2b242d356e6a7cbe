package org.showpay.gateway.vault;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets the wallet's page, and no other, bring cards from a browser; nothing else is opened. */
@Configuration(proxyBeanMethods = false)
class WalletOrigin {

  private static final String DOOR = "/v1/ticketed-cards";

  /** It comes before the guard of routes, which knows no one who sends an OPTIONS. */
  @Bean
  FilterRegistrationBean<CorsFilter> walletPageMayBringCards(
      @Value("${showpay.wallet-origin}") String origin) {
    CorsConfiguration rules = new CorsConfiguration();
    rules.setAllowedOrigins(List.of(origin));
    rules.setAllowedMethods(List.of(HttpMethod.POST.name()));
    rules.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE));
    rules.setMaxAge(Duration.ofMinutes(10));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration(DOOR, rules);
    FilterRegistrationBean<CorsFilter> filter =
        new FilterRegistrationBean<>(new CorsFilter(source));
    filter.addUrlPatterns(DOOR);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
