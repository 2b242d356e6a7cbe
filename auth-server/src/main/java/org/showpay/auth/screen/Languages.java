package org.showpay.auth.screen;

import org.showpay.contracts.page.PageLanguages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The languages of the payment screen. */
@Configuration(proxyBeanMethods = false)
class Languages {

  @Bean
  LocaleResolver localeResolver() {
    return PageLanguages.keptIn("showpay-pay-lang");
  }

  @Bean
  WebMvcConfigurer languageChoice() {
    return PageLanguages.chosenAt("/pay/*");
  }
}
