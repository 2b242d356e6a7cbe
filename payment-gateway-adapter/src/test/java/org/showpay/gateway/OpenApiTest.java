package org.showpay.gateway;

import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.journal.CompanyFilesApi;
import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The adapter's API: the vault for handsets, the rest for the auth-server. */
@GatewayTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
            "Showpay payment-gateway-adapter",
            """
            The card vault, the way to the card companies, and the journal of every message to \
            them. Handsets store cards; what else there is, the auth-server and the operator ask.\
            """)
        .promising(CardCompaniesApi.class, CompanyFilesApi.class)
        .through(
            Map.of(
                "POST /v1/authorizations", conversation("authorizationConversation"),
                "POST /v1/follow-ups", conversation("followUpConversation"),
                "POST /v1/inquiries", conversation("inquiryConversation"),
                "GET /v1/cards/{card}/available", conversation("balanceConversation"),
                "GET /v1/card-companies/{company}/files/{day}", conversation("fileConversation")));
  }

  private Class<?> conversation(String name) {
    return Objects.requireNonNull(service.getType(name));
  }
}
