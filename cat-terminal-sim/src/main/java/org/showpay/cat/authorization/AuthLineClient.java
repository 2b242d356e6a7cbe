package org.showpay.cat.authorization;

import java.time.Clock;
import org.showpay.cat.till.SigningKeys;
import org.showpay.contracts.factor.EntriesApi;
import org.showpay.contracts.factor.SealingKeysApi;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.terminal.TerminalSigning;
import org.showpay.contracts.trust.BearerOf;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/** The auth-server's API as tills call it: each with its own terminal's key. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
    group = AuthLineClient.GROUP,
    types = {PaymentsApi.class, EntriesApi.class, SealingKeysApi.class})
class AuthLineClient {

  static final String GROUP = "till-line";

  @Bean
  RestClientHttpServiceGroupConfigurer terminalKeysOnCalls(SigningKeys keys, Clock clock) {
    TerminalSigning signing = new TerminalSigning(keys, clock);
    return groups ->
        groups
            .filterByName(GROUP)
            .forEachClient((group, client) ->
                client.requestInterceptor(BearerOf.interceptor()).requestInterceptor(signing));
  }
}
