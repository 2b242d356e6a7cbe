package org.showpay.auth.signature;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter behind the guard of the routes, before callers are counted and answers kept. */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

  @Bean
  FilterRegistrationBean<SignatureFilter> signatureFilter(
      SignedRequests requests,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<SignatureFilter> filter =
        new FilterRegistrationBean<>(new SignatureFilter(requests, problems));
    filter.setOrder(Ordered.LOWEST_PRECEDENCE - 2);
    return filter;
  }

  @Bean
  Task<Void> oldNonces(NonceBook nonces) {
    return Tasks.recurring("old-nonces", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> nonces.forgetOld());
  }
}
