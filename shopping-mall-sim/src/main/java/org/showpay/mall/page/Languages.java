package org.showpay.mall.page;

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
    return PageLanguages.keptIn("showpay-shop-lang");
  }

  @Bean
  WebMvcConfigurer languageChoice() {
    return PageLanguages.chosenAt("/", "/cart/**", "/orders/**", "/office/**");
  }
}
