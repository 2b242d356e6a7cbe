package org.showpay.mall.checkout;

import java.time.Clock;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.terminal.TerminalSigning;
import org.showpay.contracts.trust.BearerOf;
import org.showpay.mall.account.SigningKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/** The auth-server's API as any merchant calls it: with its terminal's key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopSettings.class)
@ImportHttpServices(group = SessionLineClient.SESSIONS, types = CheckoutsApi.class)
@ImportHttpServices(group = SessionLineClient.REFUNDS, types = PaymentsApi.class)
class SessionLineClient {

  static final String SESSIONS = "shop-line";
  static final String REFUNDS = "shop-refund-line";

  @Bean
  RestClientHttpServiceGroupConfigurer theShopsKeyOnCalls(SigningKeys keys, Clock clock) {
    TerminalSigning signing = new TerminalSigning(keys, clock);
    return groups ->
        groups
            .filterByName(SESSIONS, REFUNDS)
            .forEachClient((group, client) ->
                client.requestInterceptor(BearerOf.interceptor()).requestInterceptor(signing));
  }
}
