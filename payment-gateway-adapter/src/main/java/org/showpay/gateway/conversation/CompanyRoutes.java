package org.showpay.gateway.conversation;

import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.trust.ServiceTokens;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The gateway's routes to the card companies, and how its client behaves on the line. */
@Configuration(proxyBeanMethods = false)
class CompanyRoutes {

  @Bean
  RouterFunction<ServerResponse> authorizationRoute(AuthorizationConversation conversation) {
    return GatewayRouterFunctions.route("authorizations")
        .POST("/v1/authorizations", HandlerFunctions.http())
        .filter(conversation)
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> followUpRoute(FollowUpConversation conversation) {
    return GatewayRouterFunctions.route("follow-ups")
        .POST("/v1/follow-ups", HandlerFunctions.http())
        .filter(conversation)
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> inquiryRoute(InquiryConversation conversation) {
    return GatewayRouterFunctions.route("inquiries")
        .POST("/v1/inquiries", HandlerFunctions.http())
        .filter(conversation)
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> fileRoute(FileConversation conversation) {
    return GatewayRouterFunctions.route("files")
        .GET("/v1/card-companies/{company}/files/{day}", HandlerFunctions.http())
        .filter(conversation)
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> balanceRoute(BalanceConversation conversation) {
    return GatewayRouterFunctions.route("balances")
        .GET("/v1/cards/{card}/available", HandlerFunctions.http())
        .filter(conversation)
        .build();
  }

  /** Every call of this service goes to a card company and proves who is calling. */
  @Bean
  RestClientCustomizer ownTokenForCardCompanies(ServiceTokens tokens) {
    return client -> client.requestInterceptor(tokens.onCallsTo(ServiceName.CARD_ISSUER));
  }
}
