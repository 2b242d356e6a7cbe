package org.showpay.cat.page;

import org.showpay.contracts.page.PageLanguages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The languages of the pages. */
@Configuration(proxyBeanMethods = false)
class Languages {

  @Bean
  LocaleResolver localeResolver() {
    return PageLanguages.keptIn("showpay-till-lang");
  }

  @Bean
  WebMvcConfigurer languageChoice() {
    return PageLanguages.chosenAt("/", "/sign-in", "/cashier/**", "/customer/**", "/pc");
  }
}
