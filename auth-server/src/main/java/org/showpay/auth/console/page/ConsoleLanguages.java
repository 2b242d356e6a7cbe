package org.showpay.auth.console.page;

import org.showpay.contracts.page.PageLanguages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets operators choose their language; what was chosen is kept as the payment screens keep it. */
@Configuration(proxyBeanMethods = false)
class ConsoleLanguages {

  @Bean
  WebMvcConfigurer languageChoiceOfTheConsole() {
    return PageLanguages.chosenAt("/console", "/console/**");
  }
}
