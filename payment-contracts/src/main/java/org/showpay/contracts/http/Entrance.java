package org.showpay.contracts.http;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What a request passes, or not, before any controller is looked for. */
@Configuration(proxyBeanMethods = false)
public class Entrance {

  /** Just before Spring Security's own filter, which stands at -100. */
  private static final int BEFORE_WHO_IT_IS = -101;

  private static final int AFTER_WHO_IT_IS = -99;

  /** Before anybody is asked who they are: it costs nothing. */
  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(
      @Value("${showpay.largest-body:64KB}") DataSize largest) {
    FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(largest));
    filter.addUrlPatterns("/v1/*");
    filter.setOrder(BEFORE_WHO_IT_IS);
    return filter;
  }

  @Bean
  FilterRegistrationBean<WildContent> wildContent() {
    FilterRegistrationBean<WildContent> filter = new FilterRegistrationBean<>(new WildContent());
    filter.addUrlPatterns("/v1/*");
    filter.setOrder(AFTER_WHO_IT_IS);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServerItself() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ServersOwnProblems.class.getName());
          }
        });
  }
}
