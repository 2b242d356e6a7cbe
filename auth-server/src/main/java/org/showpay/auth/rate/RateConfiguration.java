package org.showpay.auth.rate;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.contracts.trust.Caller;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Bounds addresses before the guard of the routes, and whom it let in behind their signature, so
 * that who has an API key alone uses up nothing of a terminal that has to sign.
 */
@Configuration(proxyBeanMethods = false)
class RateConfiguration {

  private static final String API = "/v1/*";
  private static final int MINUTES = 10;

  private final RateProperties most;

  RateConfiguration(RateProperties most) {
    this.most = most;
  }

  @Bean
  FilterRegistrationBean<RateFilter> rateOfAddresses(
      Rates rates, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<RateFilter> filter =
        new FilterRegistrationBean<>(
            new RateFilter(
                rates,
                request ->
                    List.of(
                        new Whose(
                            Whose.Kind.ADDRESS,
                            ClientAddress.of(request).text(),
                            most.ofAnAddress())),
                problems));
    filter.setName("rateOfAddresses");
    filter.addUrlPatterns(API);
    filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 2);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RateFilter> rateOfCallers(
      Rates rates, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<RateFilter> filter =
        new FilterRegistrationBean<>(new RateFilter(rates, request -> ofTheCaller(), problems));
    filter.setName("rateOfCallers");
    filter.addUrlPatterns(API);
    filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    return filter;
  }

  @Bean
  Task<Void> oldRates(RateBook book) {
    return Tasks.recurring("old-rates", FixedDelay.ofMinutes(MINUTES))
        .execute((instance, context) -> book.forgetFull());
  }

  private List<Whose> ofTheCaller() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return switch (authentication == null ? null : authentication.getPrincipal()) {
      case Caller.Terminal terminal ->
          List.of(
              new Whose(Whose.Kind.TERMINAL, terminal.terminal().toString(), most.ofATerminal()),
              new Whose(Whose.Kind.MERCHANT, terminal.merchant().toString(), most.ofAMerchant()),
              all());
      case Caller.Handset handset ->
          List.of(
              new Whose(Whose.Kind.HANDSET, handset.handset().toString(), most.ofAHandset()),
              all());
      case null, default -> List.of();
    };
  }

  /** Last, and of those alone who are somebody: nobody else can use up what is there for all. */
  private Whose all() {
    return new Whose(Whose.Kind.ALL, "", most.ofAll());
  }
}
